/* A CronJob, for Kubernetes 1.31 or later (podFailurePolicy, timeZone). */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/schedule.h"
#include "doc/json_writer.h"

#define STATE	"/var/lib/exhibit"

/* RFC 1123, as names of objects must be. */
static char *
name_of(const char *stream)
{
	char *name = xasprintf("exhibit-%s", stream);

	for (char *c = name; *c; c++)
		*c = isalnum((unsigned char)*c) ?
			(char)tolower((unsigned char)*c) : '-';
	if (strlen(name) > 52)		/* a CronJob's Jobs have eleven more */
		name[52] = '\0';
	for (size_t n = strlen(name); n > 0 && name[n - 1] == '-'; n--)
		name[n - 1] = '\0';
	return name;
}

static void
put_arg(struct buffer *out, const char *arg)
{
	buffer_puts(out, "            - ");
	json_quote(out, text_of(arg), 1);
	buffer_putc(out, '\n');
}

static void
put_shell(struct buffer *out, const char *flag, const char *path)
{
	buffer_printf(out, " \\\n#     %s='", flag);
	for (; *path; path++) {
		if (*path == '\'')
			buffer_puts(out, "'\\'");
		buffer_putc(out, *path == '\n' ? ' ' : *path);
	}
	buffer_putc(out, '\'');
}

/* The configuration finds what it names beside itself. */
static void
put_making(const struct schedule *s, const char *name, struct buffer *out)
{
	buffer_printf(out, "# Before:\n#   kubectl create configmap %s", name);
	put_shell(out, "--from-file=exhibit.conf", s->config);
	for (size_t i = 0; i < s->nfiles; i++)
		put_shell(out, "--from-file", s->files[i]);
	if (s->key) {
		buffer_printf(out, "\n#   kubectl create secret generic %s-key",
			      name);
		put_shell(out, "--from-file=key.pem", s->key);
	}
	buffer_printf(out,
		"\n#   a PersistentVolumeClaim %s, and a ServiceAccount %s with"
		" the role that\n"
		"#   `exhibit policy` prints (IAM roles for service accounts, or"
		" EKS Pod Identity).\n"
		"# In the ConfigMap all files lie in one folder: paths in"
		" exhibit.conf must be bare names.\n"
		"#\n"
		"# What was sealed INCOMPLETE ends with exit 8: the Job is shown"
		" as failed, and is not\n"
		"# run again. Only an interrupted run (75) gets a new pod, which"
		" goes on where it stopped.\n", name, name);
}

static void
put_job(const struct schedule *s, const char *name, struct buffer *out)
{
	buffer_printf(out,
		"apiVersion: batch/v1\n"
		"kind: CronJob\n"
		"metadata:\n"
		"  name: %s\n"
		"spec:\n"
		"  schedule: \"%s\"\n"
		"  timeZone: Etc/UTC\n"
		"  concurrencyPolicy: Forbid\n"
		"  startingDeadlineSeconds: 172800\n"
		"  successfulJobsHistoryLimit: 8\n"
		"  failedJobsHistoryLimit: 8\n"
		"  jobTemplate:\n"
		"    spec:\n"
		"      backoffLimit: 12\n"
		"      podFailurePolicy:\n"
		"        rules:\n"
		"        - action: Ignore          # drained, evicted\n"
		"          onPodConditions:\n"
		"          - type: DisruptionTarget\n"
		"        - action: Count           # interrupted\n"
		"          onExitCodes:\n"
		"            containerName: exhibit\n"
		"            operator: In\n"
		"            values: [75]\n"
		"        - action: FailJob         # 8, and every error\n"
		"          onExitCodes:\n"
		"            containerName: exhibit\n"
		"            operator: NotIn\n"
		"            values: [75]\n"
		"      template:\n"
		"        spec:\n"
		"          restartPolicy: Never    # podFailurePolicy demands it\n"
		"          serviceAccountName: %s\n"
		"          securityContext:\n"
		"            runAsNonRoot: true\n"
		"            runAsUser: 65532\n"
		"            runAsGroup: 65532\n"
		"            fsGroup: 65532\n"
		"            seccompProfile:\n"
		"              type: RuntimeDefault\n", name, schedule_cron(s),
		name);
}

#define CONFINED							\
	"            securityContext:\n"				\
	"              allowPrivilegeEscalation: false\n"		\
	"              readOnlyRootFilesystem: true\n"			\
	"              capabilities:\n"					\
	"                drop: [ALL]\n"

/* A Secret's files are the group's, too, and such a key is refused. */
static void
put_key(struct buffer *out)
{
	buffer_puts(out,
		"          initContainers:\n"
		"          - name: key             # a copy that is its user's"
		" alone\n"
		"            image: busybox:stable # any with install(1)\n"
		"            command: [install, \"-m\", \"0400\","
		" /secret/key.pem, /key/key.pem]\n"
		CONFINED
		"            volumeMounts:\n"
		"            - {name: secret, mountPath: /secret, readOnly:"
		" true}\n"
		"            - {name: key, mountPath: /key}\n");
}

static void
put_container(const struct schedule *s, struct buffer *out)
{
	buffer_puts(out,
		"          containers:\n"
		"          - name: exhibit\n"
		"            image: registry.example/exhibit:" EXHIBIT_VERSION
		"   # yours; better by digest\n"
		"            args:\n");
	put_arg(out, "audit");
	put_arg(out, "--config=/etc/exhibit/exhibit.conf");
	put_arg(out, "--runs=" STATE "/runs");
	put_arg(out, "--bundles=" STATE "/bundles");
	put_arg(out, "--chain=" STATE "/chain");
	if (s->key)
		put_arg(out, "--key=/key/key.pem");
	buffer_printf(out, "            - \"--period=%s\"\n", s->period);
	if (s->archive)		/* of the same volume */
		put_arg(out, "--to=" STATE "/archive");
	put_arg(out, "--log=json");
	buffer_puts(out, CONFINED
		"            resources:\n"
		"              requests: {cpu: 250m, memory: 256Mi}\n"
		"              limits: {memory: 1Gi}\n"
		"            volumeMounts:\n"
		"            - {name: config, mountPath: /etc/exhibit, readOnly:"
		" true}\n"
		"            - {name: state, mountPath: " STATE "}\n"
		"            - {name: tmp, mountPath: /tmp}\n");
	if (s->key)
		buffer_puts(out, "            - {name: key, mountPath: /key,"
			    " readOnly: true}\n");
}

void
schedule_kubernetes(const struct schedule *s, struct buffer *out)
{
	char *name = name_of(s->stream);

	put_making(s, name, out);
	put_job(s, name, out);
	if (s->key)
		put_key(out);
	put_container(s, out);
	buffer_printf(out,
		"          volumes:\n"
		"          - name: config\n"
		"            configMap: {name: %s}\n"
		"          - name: state\n"
		"            persistentVolumeClaim: {claimName: %s}\n"
		"          - name: tmp\n"
		"            emptyDir: {}\n", name, name);
	if (s->key)
		buffer_printf(out,
			"          - name: secret\n"
			"            secret: {secretName: %s-key, defaultMode:"
			" 0440}\n"
			"          - name: key\n"
			"            emptyDir: {medium: Memory}\n", name);
	free(name);
}
