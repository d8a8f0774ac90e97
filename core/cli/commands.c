/* The table of commands: what each is for, what it takes, how it is used. */
#include "cli/command.h"

#define ARCHIVE_TARGET							\
	OPT_ARCHIVE, OPT_ARCHIVE_REGION, OPT_ARCHIVE_ENDPOINT,		\
	OPT_ARCHIVE_PROFILE, OPT_ARCHIVE_OWNER
#define ARCHIVE_TERMS							\
	OPT_LOCK, OPT_RETAIN, OPT_LEGAL_HOLD, OPT_STORAGE_CLASS,	\
	OPT_KMS_KEY, OPT_SINGLE_PUT_MAX
#define ARCHIVE_OPTIONS	ARCHIVE_TARGET, ARCHIVE_TERMS, OPT_TITLE

#define RUN_OPTIONS							\
	OPT_CONFIG, OPT_ORGANIZATION, OPT_STREAM, OPT_PERIOD, OPT_SCOPE, \
	OPT_PROFILE, OPT_RUNS, OPT_BUNDLES, OPT_DOCUMENTS, OPT_TRUST,	\
	OPT_ACCOUNTS, OPT_ROLE, OPT_EXTERNAL_ID, OPT_AWS_PROFILE,	\
	OPT_REGIONS, OPT_SHARE, OPT_MAX_IN_FLIGHT,			\
	OPT_ACCOUNTS_IN_FLIGHT, OPT_DEADLINE, OPT_RESUME_WITHIN,	\
	OPT_RATES, OPT_SECRET, OPT_CA_FILE, OPT_ENDPOINTS, OPT_DLC_TABLE,	\
	OPT_MODULES,							\
	OPT_TEMPLATES, OPT_KEY, OPT_CERTIFICATE, OPT_CHAIN, OPT_FIRST,	\
	OPT_COMPRESS, OPT_CREATED, OPT_TSA, OPT_TSA_ANCHORS,		\
	OPT_TSA_POLICIES, OPT_UNTIMESTAMPED, OPT_FORMATS, OPT_OSCAL_VERSION, \
	ARCHIVE_OPTIONS

static const enum option_id audit_takes[] = { RUN_OPTIONS, OPTIONS };
static const enum option_id collect_takes[] = { RUN_OPTIONS, OPT_SHARD, OPTIONS };
static const enum option_id archive_takes[] = {
	OPT_CONFIG, OPT_TRUST, OPT_CHECK, ARCHIVE_TARGET, ARCHIVE_TERMS,
	OPT_CA_FILE, OPT_JSON, OPTIONS
};
static const enum option_id link_takes[] = {
	OPT_CONFIG, OPT_EXPIRES, OPT_BUNDLES, ARCHIVE_TARGET, OPT_CA_FILE,
	OPT_JSON, OPTIONS
};
static const enum option_id publish_takes[] = {
	OPT_CONFIG, OPT_TRUST, OPT_CHAIN, OPT_OUT, OPT_TEMPLATES,
	ARCHIVE_OPTIONS,
	OPT_CA_FILE, OPTIONS
};
static const enum option_id schedule_takes[] = {
	OPT_FOR, RUN_OPTIONS, OPTIONS
};
static const enum option_id extract_takes[] = {
	OPT_TRUST, OPT_ACCOUNT, OPT_REGION, OPT_SERVICE, OPT_OUT, OPTIONS
};
static const enum option_id sample_takes[] = {
	OPT_TRUST, OPT_POPULATION, OPT_METHOD, OPT_SIZE, OPT_SEED, OPT_STRATA,
	OPT_OUT, OPT_FORMAT, OPT_STRICT, OPTIONS
};
static const enum option_id diff_takes[] = {
	OPT_TRUST, OPT_FORMAT, OPT_OUT, OPT_TEMPLATES, OPT_NOW, OPTIONS
};
static const enum option_id verify_takes[] = {
	OPT_TRUST, OPT_REDERIVE, OPT_PREVIOUS, OPT_CHAIN, OPT_EXTRACT, OPT_NOW,
	OPT_STRICT, OPT_JSON, OPTIONS
};
static const enum option_id report_takes[] = {
	OPT_TRUST, OPT_OUT, OPT_FORMAT, OPT_TEMPLATES, OPT_OSCAL_VERSION,
	OPT_SINCE, OPT_KEY, OPT_CERTIFICATE, OPTIONS
};
static const enum option_id derive_takes[] = {
	OPT_CONFIG, OPT_MODULES, OPT_JSON, OPTIONS
};
static const enum option_id reference_takes[] = {
	OPT_CONFIG, OPT_MODULES, OPT_PROFILE, OPT_JSON, OPTIONS
};
static const enum option_id policy_takes[] = {
	OPT_CONFIG, OPT_MODULES, OPT_JSON, OPT_DENY, OPTIONS
};
static const enum option_id matrix_takes[] = {
	OPT_CONFIG, OPT_MODULES, OPT_JSON, OPT_MODELS, OPTIONS
};
static const enum option_id none[] = { OPTIONS };

const struct command commands[] = {
	{ "audit", "[OPTIONS]", "ask AWS, judge, seal: the whole run",
	  "Asks every account and Region of the configuration, seals what was answered\n"
	  "and what was not into one signed, time-stamped bundle, and checks it.\n"
	  "Interrupted, it goes on where it stopped when run again.\n"
	  "exits: 0 sealed and COMPLETE, 8 sealed but INCOMPLETE, 2, 5, 6, 75\n\n"
	  "  exhibit audit --config exhibit.conf --first\n"
	  "  exhibit audit --regions 'eu-west-1 us-east-1' --log json",
	  audit_takes, 0, 0, cmd_audit },
	{ "collect", "[OPTIONS]", "the first part of audit: ask and keep the answers",
	  "Asks and keeps the answers in the run's folder, without judging or sealing.\n"
	  "With --shard, only some of the accounts: several machines share a run.\n"
	  "exits: 0 every account ended, 2, 5, 75\n\n"
	  "  exhibit collect --config exhibit.conf\n"
	  "  exhibit collect --config exhibit.conf --shard 3/16 --secret run.secret",
	  collect_takes, 0, 0, cmd_collect },
	{ "assess", "RUN", "the second part: settings, verdicts, ledger, reports",
	  "Reads the answers of a run's folder and writes RUN/stage/data: evidence,\n"
	  "ledger, populations, settings with their verdicts, and the reports.\n"
	  "exits: 0 done, 2, 3, 5\n\n"
	  "  exhibit assess runs/acme-soc2-2026Q4-0001\n"
	  "  exhibit assess runs/acme-soc2-2026Q4-0001 --profile stricter.ini",
	  audit_takes, 1, 1, cmd_assess },
	{ "seal", "RUN", "the last part: a bundle from a run that was assessed",
	  "Signs and time-stamps what assess left in RUN/stage, checks it, and writes\n"
	  "the bundle. Run again after a failure it completes the same bundle.\n"
	  "exits: 0 sealed and COMPLETE, 8 sealed but INCOMPLETE, 2, 5, 6\n\n"
	  "  exhibit seal runs/acme-soc2-2026Q4-0001 --config exhibit.conf\n"
	  "  exhibit seal runs/acme-soc2-2026Q4-0001 --compress zstd",
	  audit_takes, 1, 1, cmd_seal },
	{ "verify", "BUNDLE", "check a bundle or pack, or the folder it was unpacked to",
	  "Checks every digest, the signature, the time-stamps and the chain; of a pack\n"
	  "that each file is proven to be of its bundle. Whom to trust comes from the\n"
	  "trust file alone. With --chain FOLDER in place of BUNDLE: all bundles in it,\n"
	  "and that none is missing, doubled or out of order.\n"
	  "exits: 0 valid, 1 invalid, 3 malformed, 4 trust undecided, 6 chain, 7, 5\n\n"
	  "  exhibit verify acme-soc2-2026Q4-0001.tar.gz --trust trust.ini --rederive\n"
	  "  exhibit verify --chain bundles --trust trust.ini --json",
	  verify_takes, 0, 1, cmd_verify },
	{ "report", "BUNDLE", "the reports of a bundle, made again from its facts",
	  "Verifies the bundle, then says the same facts, and the seal's own, in the forms\n"
	  "that --format names.\n"
	  "exits: 0 done, and those of verify\n\n"
	  "  exhibit report acme-soc2-2026Q4-0001.tar.gz --trust trust.ini --out report\n"
	  "  exhibit report acme-soc2-2026Q4-0001 --trust trust.ini --format xlsx,ipe --out .",
	  report_takes, 1, 1, cmd_report },
	{ "extract", "BUNDLE", "one account, Region or service, provable alone",
	  "Writes a small pack: the evidence chosen, with proofs that it is part of what\n"
	  "was signed. Names of what is not in it stay hidden.\n"
	  "exits: 0 done, and those of verify\n\n"
	  "  exhibit extract acme-soc2-2026Q4-0001.tar.gz --trust trust.ini --account 111122223333\n"
	  "  exhibit extract acme-soc2-2026Q4-0001 --trust trust.ini --service kms --out pack",
	  extract_takes, 1, 1, cmd_extract },
	{ "sample", "BUNDLE", "a draw from a population, the same on any machine",
	  "Draws from a population of the bundle by the auditor's seed, and names the\n"
	  "evidence of each item drawn. Without --population: which there are.\n"
	  "--format text, csv, json, or list: the population itself. --out FILE\n"
	  "exits: 0 done, 7 it may lack items (--strict), and those of verify\n\n"
	  "  exhibit sample acme-soc2-2026Q4-0001.tar.gz --trust trust.ini \\\n"
	  "      --population transcribe:job --size 25 --seed 'Q4 / J. Roe'\n"
	  "  exhibit sample acme-soc2-2026Q4-0001 --trust trust.ini --population s3:bucket \\\n"
	  "      --size 10 --seed 4711 --method stratified --format csv",
	  sample_takes, 1, 1, cmd_sample },
	{ "diff", "OLD NEW", "what changed between two bundles",
	  "Verifies both, and says what changed: settings, verdicts, gaps, populations.\n"
	  "What NEW did not ask, or could not, is never said to be gone or better.\n"
	  "--format text or json has all of it (--out FILE), html a page, too.\n"
	  "exits: 0 done, and those of verify\n\n"
	  "  exhibit diff acme-soc2-2026Q3-0001.tar.gz acme-soc2-2026Q4-0002.tar.gz --trust trust.ini\n"
	  "  exhibit diff OLD NEW --trust trust.ini --format html --out changes",
	  diff_takes, 2, 2, cmd_diff },
	{ "archive", "BUNDLE", "put a bundle where nobody can remove it",
	  "Uploads it with a lock, reads back what is stored, and keeps a receipt. Run\n"
	  "again after an interruption it goes on; run twice there is one object.\n"
	  "exits: 0 archived and read back, 1 differs, 2, 5, 75, those of verify\n"
	  "--check: 0 all is well, 1 something is to be changed, 5 or not readable\n\n"
	  "  exhibit archive bundles/acme-soc2-2026Q4-0001.tar.gz --config exhibit.conf\n"
	  "  exhibit archive --check --config exhibit.conf",
	  archive_takes, 0, 1, cmd_archive },
	{ "link", "BUNDLE", "a link to an archived bundle, that expires",
	  "Prints a presigned link to exactly the archived version. It is a secret: who\n"
	  "has it can download.\n"
	  "exits: 0 done, 2, 5\n\n"
	  "  exhibit link acme-soc2-2026Q4-0001 --config exhibit.conf\n"
	  "  exhibit link acme-soc2-2026Q4-0001 --expires 7d",
	  link_takes, 1, 1, cmd_link },
	{ "publish", "FOLDER", "the auditor's download page",
	  "Verifies the bundles of a folder and writes a page for them: what each is, the\n"
	  "chain with its gaps, how to check, and a check in the browser. Without --out\n"
	  "the page is written into the folder itself.\n"
	  "exits: 0 done, 1 a bundle is invalid, 4 trust undecided, 6 chain, 2, 5\n\n"
	  "  exhibit publish bundles --trust trust.ini --out site\n"
	  "  exhibit publish bundles --config exhibit.conf --out s3://acme-audit/q4",
	  publish_takes, 1, 1, cmd_publish },
	{ "schedule", "[OPTIONS]", "a timer or CronJob for the quarterly run",
	  "Prints a service and timer for systemd, or a CronJob for Kubernetes, for the run\n"
	  "that the configuration describes: the third day after each quarter, about it.\n"
	  "exits: 0, 2\n\n"
	  "  exhibit schedule --config exhibit.conf\n"
	  "  exhibit schedule --config exhibit.conf --for kubernetes",
	  schedule_takes, 0, 0, cmd_schedule },
	{ "plan", "[OPTIONS]", "what would be asked, as a tree",
	  "Prints every call, on what it is made, and what its answer leads to.\n"
	  "exits: 0, 2, 5\n\n"
	  "  exhibit plan\n  exhibit plan --json",
	  derive_takes, 0, 0, cmd_plan },
	{ "policy", "[OPTIONS]", "the least-privilege IAM policy of the run's role",
	  "Prints exactly the actions that are called; more than one policy when IAM's\n"
	  "limit of 6,144 characters demands it.\n"
	  "exits: 0, 2, 5\n\n"
	  "  exhibit policy > exhibit-policy.json\n  exhibit policy --deny",
	  policy_takes, 0, 0, cmd_policy },
	{ "reference", "[OPTIONS]", "every setting: where it is read, how judged, why",
	  "Prints the manual of the settings, made from the tables that collect them;\n"
	  "with --profile as it judges them and with its controls.\n"
	  "exits: 0, 2, 5\n\n"
	  "  exhibit reference > settings.md\n"
	  "  exhibit reference --profile acme.ini     checks a profile, too",
	  reference_takes, 0, 0, cmd_reference },
	{ "matrix", "[OPTIONS]", "service x topic: what is covered, what is not",
	  "Prints for each service its calls and settings by topic, and for every read\n"
	  "operation of its model the call or the reason it is not made.\n"
	  "exits: 0, 2, 5\n\n"
	  "  exhibit matrix\n  exhibit matrix --json",
	  matrix_takes, 0, 0, cmd_matrix },
	{ "completion", "", "bash completion, for your shell's start-up",
	  "Prints the completion script.\nexits: 0\n\n"
	  "  source <(exhibit completion)\n"
	  "  exhibit completion > ~/.local/share/bash-completion/completions/exhibit",
	  none, 0, 0, cmd_completion },
	{ "version", "", "version and libraries",
	  "Prints the version, and those of the libraries in use.\nexits: 0\n\n"
	  "  exhibit version\n  exhibit --version",
	  none, 0, 0, cmd_version },
	{ NULL, NULL, NULL, NULL, NULL, 0, 0, NULL },
};
