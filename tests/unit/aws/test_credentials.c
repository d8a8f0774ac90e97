/* The credential chain, each link of it, against files and canned answers. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>

#include "aws/credentials.h"
#include "aws/partition.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "loopback.h"

/* SHA-1 of "corp", as the AWS CLI names it. */
#define SSO_CACHE_FILE \
	".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"

static char home[64];
static struct endpoint_options endpoints;

static const char *const variables[] = {
	"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
	"AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "AWS_ACCOUNT_ID",
	"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION",
	"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_ENDPOINT_URL",
	"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_KMS",
	"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME",
	"AWS_CONTAINER_CREDENTIALS_FULL_URI",
	"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
	"AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_EC2_METADATA_DISABLED",
	"AWS_EC2_METADATA_SERVICE_ENDPOINT", "EXHIBIT_MFA_CODE",
	"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_CA_BUNDLE",
};

static int
fresh(void **state)
{
	struct error err;
	char *aws;

	(void)state;
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		unsetenv(variables[i]);
	snprintf(home, sizeof(home), "/tmp/exhibit-home-XXXXXX");
	if (!mkdtemp(home))
		return -1;
	setenv("HOME", home, 1);
	setenv("AWS_EC2_METADATA_DISABLED", "true", 1);
	aws = path_join(home, ".aws");
	folder_make(aws, &err);
	free(aws);
	return 0;
}

static int
gone(void **state)
{
	struct error err;

	(void)state;
	return folder_remove(home, &err);
}

static void
put(const char *name, const char *text)
{
	char *path = path_join(home, name), *folder = path_folder(path);
	struct error err;

	assert_int_equal(folder_make(folder, &err), 0);
	assert_int_equal(file_write(path, text_of(text), 0600, &err), 0);
	free(folder);
	free(path);
}

static int
get(const char *profile, struct credentials *out, struct error *err)
{
	struct credentials_options o = { .profile = profile,
					 .region = "eu-west-1",
					 .endpoints = &endpoints };
	struct credentials_source *s = credentials_open(&o, err);
	int result;

	memset(out, 0, sizeof(*out));
	endpoints = (struct endpoint_options){ .partition = "aws",
		.home_region = "eu-west-1", .override = aws_endpoint_override,
		.ctx = s };
	if (!s)
		return -1;
	result = credentials_get(s, out, err);
	credentials_close(s);
	return result;
}

static void
the_environment_comes_first(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	put(".aws/credentials", "[default]\naws_access_key_id = FILE\n"
	    "aws_secret_access_key = file\n");
	setenv("AWS_ACCESS_KEY_ID", "ENV", 1);
	setenv("AWS_SECRET_ACCESS_KEY", "env", 1);
	setenv("AWS_SESSION_TOKEN", "token", 1);
	assert_int_equal(get(NULL, &c, &err), 0);
	assert_string_equal(c.key_id, "ENV");
	assert_string_equal(c.token, "token");
	assert_string_equal(c.source, "environment");
	assert_int_equal(get("default", &c, &err), 0);
	assert_string_equal(c.key_id, "FILE");
}

static void
half_a_pair_of_keys_stops_the_chain(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	setenv("AWS_ACCESS_KEY_ID", "ENV", 1);
	assert_int_equal(get(NULL, &c, &err), -1);
	assert_non_null(strstr(err.text, "AWS_SECRET_ACCESS_KEY"));
}

static void
the_credentials_file_wins_over_config(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	put(".aws/config", "[profile acme]\naws_access_key_id = CONFIG\n"
	    "aws_secret_access_key = config\nregion = eu-west-1\n");
	assert_int_equal(get("acme", &c, &err), 0);
	assert_string_equal(c.key_id, "CONFIG");
	put(".aws/credentials", "[acme]\naws_access_key_id = FILE\n"
	    "aws_secret_access_key = file\n");
	assert_int_equal(get("acme", &c, &err), 0);
	assert_string_equal(c.key_id, "FILE");
}

static void
a_long_session_token_is_whole(void **state)
{
	struct credentials c;
	struct error err;
	char text[4096], token[1201];

	(void)state;
	memset(token, 'x', 1200);
	token[1200] = '\0';
	snprintf(text, sizeof(text), "[default]\naws_access_key_id = A\n"
		 "aws_secret_access_key = b\naws_session_token = %s\n", token);
	put(".aws/credentials", text);
	assert_int_equal(get(NULL, &c, &err), 0);
	assert_string_equal(c.token, token);
}

static void
an_unknown_profile_is_an_error(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	setenv("AWS_PROFILE", "nobody", 1);
	assert_int_equal(get(NULL, &c, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_non_null(strstr(err.text, "nobody"));
}

static void
nothing_at_all_says_what_to_set(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	assert_int_equal(get(NULL, &c, &err), -1);
	assert_non_null(strstr(err.text, "AWS_PROFILE"));
}

static void
a_process_is_run_without_a_shell(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	put("keys.json", "{\"Version\":1,\"AccessKeyId\":\"PROC\","
	    "\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\","
	    "\"Expiration\":\"2099-01-01T00:00:00Z\"}");
	{
		char *config = xasprintf("[default]\ncredential_process = cat"
					 " \"%s/keys.json\"\n", home);

		put(".aws/config", config);
		free(config);
	}
	assert_int_equal(get(NULL, &c, &err), 0);
	assert_string_equal(c.key_id, "PROC");
	assert_true(c.expires > 0);
	put(".aws/config", "[default]\ncredential_process = false\n");
	assert_int_equal(get(NULL, &c, &err), -1);
	put(".aws/config", "[default]\ncredential_process = echo no json\n");
	assert_int_equal(get(NULL, &c, &err), -1);
	assert_non_null(strstr(err.text, "JSON"));
}

#define STS_OK "<AssumeRoleResponse><AssumeRoleResult><Credentials>"	\
	"<AccessKeyId>ROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>" \
	"<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z"	\
	"</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
#define WEB_OK "<AssumeRoleWithWebIdentityResponse>"			\
	"<AssumeRoleWithWebIdentityResult><Credentials>"			\
	"<AccessKeyId>WEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey>" \
	"<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z"	\
	"</Expiration></Credentials></AssumeRoleWithWebIdentityResult>"	\
	"</AssumeRoleWithWebIdentityResponse>"

static void
use_sts(const struct loopback *l)
{
	char url[64];

	snprintf(url, sizeof(url), "http://127.0.0.1:%d", l->port);
	setenv("AWS_ENDPOINT_URL_STS", url, 1);
}

static void
a_role_is_assumed_from_its_source_profile(void **state)
{
	static const struct canned answers[] = {
		{ "Action=AssumeRole&", 200, STS_OK },
	};
	struct credentials c;
	struct loopback l;
	struct error err;
	char *asked;

	(void)state;
	put(".aws/credentials", "[base]\naws_access_key_id = BASE\n"
	    "aws_secret_access_key = b\n");
	put(".aws/config", "[profile acme]\nrole_arn = arn:aws:iam::1:role/R\n"
	    "source_profile = base\nexternal_id = ext-1\nmfa_serial = m\n"
	    "duration_seconds = 900\n");
	setenv("EXHIBIT_MFA_CODE", "123456", 1);
	loopback_start(&l, answers, 1);
	use_sts(&l);
	assert_int_equal(get("acme", &c, &err), 0);
	assert_string_equal(c.key_id, "ROLE");
	asked = loopback_asked(&l);
	assert_non_null(strstr(asked, "Credential=BASE/"));
	assert_non_null(strstr(asked, "ExternalId=ext-1"));
	assert_non_null(strstr(asked, "TokenCode=123456"));
	assert_non_null(strstr(asked, "DurationSeconds=900"));
	free(asked);
	loopback_stop(&l);
}

static void
a_circle_of_source_profiles_is_refused(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	put(".aws/config", "[profile a]\nrole_arn = x\nsource_profile = b\n"
	    "[profile b]\nrole_arn = y\nsource_profile = a\n");
	assert_int_equal(get("a", &c, &err), -1);
	assert_non_null(strstr(err.text, "circle"));
}

static void
both_or_no_source_of_a_role_is_refused(void **state)
{
	struct credentials c;
	struct error err;

	(void)state;
	put(".aws/config", "[profile a]\nrole_arn = x\n");
	assert_int_equal(get("a", &c, &err), -1);
	assert_non_null(strstr(err.text, "credential_source"));
}

static void
a_web_identity_is_exchanged_unsigned(void **state)
{
	static const struct canned answers[] = {
		{ "Action=AssumeRoleWithWebIdentity", 200, WEB_OK },
	};
	struct credentials c;
	struct loopback l;
	struct error err;
	char *asked, *file;

	(void)state;
	put("token", "eyJ.token\n");
	file = path_join(home, "token");
	setenv("AWS_WEB_IDENTITY_TOKEN_FILE", file, 1);
	setenv("AWS_ROLE_ARN", "arn:aws:iam::1:role/Pod", 1);
	loopback_start(&l, answers, 1);
	use_sts(&l);
	assert_int_equal(get(NULL, &c, &err), 0);
	assert_string_equal(c.key_id, "WEB");
	asked = loopback_asked(&l);
	assert_null(strstr(asked, "AWS4-HMAC-SHA256"));
	assert_non_null(strstr(asked, "WebIdentityToken=eyJ.token"));
	free(asked);
	free(file);
	loopback_stop(&l);
}

static void
a_container_is_asked_with_its_token(void **state)
{
	static const struct canned answers[] = {
		{ "GET /creds", 200, "{\"AccessKeyId\":\"BOX\",\"SecretAccessKey\""
		  ":\"s\",\"Token\":\"t\",\"Expiration\":\"2099-01-01T00:00:00Z\"}" },
	};
	struct credentials c;
	struct loopback l;
	struct error err;
	char url[64], *asked;

	(void)state;
	loopback_start(&l, answers, 1);
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/creds", l.port);
	setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", url, 1);
	setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN", "secret-1", 1);
	assert_int_equal(get(NULL, &c, &err), 0);
	assert_string_equal(c.key_id, "BOX");
	assert_string_equal(c.token, "t");
	asked = loopback_asked(&l);
	assert_non_null(strstr(asked, "Authorization: secret-1"));
	free(asked);
	loopback_stop(&l);
	setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI",
	       "http://127.0.0.1.example.org/creds", 1);
	assert_int_equal(get(NULL, &c, &err), -1);
	assert_non_null(strstr(err.text, "loopback"));
}

static void
instance_metadata_is_asked_in_version_two(void **state)
{
	static const struct canned answers[] = {
		{ "PUT /latest/api/token", 200, "imds-token" },
		{ "security-credentials/Box", 200, "{\"Code\":\"Success\","
		  "\"AccessKeyId\":\"IMDS\",\"SecretAccessKey\":\"s\",\"Token\":"
		  "\"t\",\"Expiration\":\"2099-01-01T00:00:00Z\"}" },
		{ "security-credentials/", 200, "Box" },
	};
	struct credentials c;
	struct loopback l;
	struct error err;
	char url[64], *asked;

	(void)state;
	loopback_start(&l, answers, 3);
	snprintf(url, sizeof(url), "http://127.0.0.1:%d", l.port);
	unsetenv("AWS_EC2_METADATA_DISABLED");
	setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", url, 1);
	assert_int_equal(get(NULL, &c, &err), 0);
	assert_string_equal(c.key_id, "IMDS");
	asked = loopback_asked(&l);
	assert_non_null(strstr(asked, "x-aws-ec2-metadata-token: imds-token"));
	free(asked);
	loopback_stop(&l);
}

static void
identity_center_needs_a_live_token(void **state)
{
	static const struct canned answers[] = {
		{ "GET /federation/credentials?role_name=Audit&account_id=111122223333",
		  200, "{\"roleCredentials\":{\"accessKeyId\":\"SSO\","
		  "\"secretAccessKey\":\"s\",\"sessionToken\":\"t\","
		  "\"expiration\":4070908800000}}" },
	};
	struct credentials c;
	struct loopback l;
	struct error err;
	char url[64];

	(void)state;
	put(".aws/config", "[profile p]\nsso_session = corp\nsso_account_id = "
	    "111122223333\nsso_role_name = Audit\n[sso-session corp]\n"
	    "sso_region = eu-west-1\nsso_start_url = https://corp.example\n");
	assert_int_equal(get("p", &c, &err), -1);
	assert_non_null(strstr(err.text, "aws sso login"));
	loopback_start(&l, answers, 1);
	snprintf(url, sizeof(url), "http://127.0.0.1:%d", l.port);
	setenv("AWS_ENDPOINT_URL_SSO", url, 1);
	put(SSO_CACHE_FILE, "{\"accessToken\":\"at\",\"expiresAt\":"
	    "\"2099-01-01T00:00:00Z\",\"region\":\"eu-west-1\"}");
	assert_int_equal(get("p", &c, &err), 0);
	assert_string_equal(c.key_id, "SSO");
	assert_string_equal(c.account, "111122223333");
	assert_true(c.expires == 4070908800000);
	put(SSO_CACHE_FILE, "{\"accessToken\":\"at\",\"expiresAt\":"
	    "\"2020-01-01T00:00:00Z\",\"region\":\"eu-west-1\"}");
	assert_int_equal(get("p", &c, &err), -1);
	loopback_stop(&l);
}

static void
endpoints_are_overridden_by_service_then_by_all(void **state)
{
	struct credentials_options o = { .region = "eu-west-1" };
	struct credentials_source *s;
	struct error err;

	(void)state;
	put(".aws/config", "[default]\nservices = lab\nendpoint_url = "
	    "https://all.example\n[services lab]\ns3_control =\n"
	    "  endpoint_url = https://s3c.example\n");
	s = credentials_open(&o, &err);
	assert_non_null(s);
	assert_string_equal(aws_endpoint_override(s, "s3control"),
			    "https://s3c.example");
	assert_string_equal(aws_endpoint_override(s, "iam"),
			    "https://all.example");
	credentials_close(s);
	setenv("AWS_ENDPOINT_URL", "https://env.example", 1);
	setenv("AWS_ENDPOINT_URL_KMS", "https://kms.example", 1);
	s = credentials_open(&o, &err);
	assert_string_equal(aws_endpoint_override(s, "kms"),
			    "https://kms.example");
	assert_string_equal(aws_endpoint_override(s, "s3control"),
			    "https://env.example");
	credentials_close(s);
	setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true", 1);
	s = credentials_open(&o, &err);
	assert_null(aws_endpoint_override(s, "kms"));
	credentials_close(s);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh, gone)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_environment_comes_first),
		T(half_a_pair_of_keys_stops_the_chain),
		T(the_credentials_file_wins_over_config),
		T(a_long_session_token_is_whole),
		T(an_unknown_profile_is_an_error),
		T(nothing_at_all_says_what_to_set),
		T(a_process_is_run_without_a_shell),
		T(a_role_is_assumed_from_its_source_profile),
		T(a_circle_of_source_profiles_is_refused),
		T(both_or_no_source_of_a_role_is_refused),
		T(a_web_identity_is_exchanged_unsigned),
		T(a_container_is_asked_with_its_token),
		T(instance_metadata_is_asked_in_version_two),
		T(identity_center_needs_a_live_token),
		T(endpoints_are_overridden_by_service_then_by_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
