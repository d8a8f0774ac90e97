/* fuzz_config_file.c - ~/.aws/config, and the settings nested in it */
#include <string.h>

#include "aws/config_file.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask(const struct config_file *file, const char *kind, const char *name)
{
	static const char *const keys[] = {
		"region", "role_arn", "source_profile", "services", "dynamodb",
		"credential_process", "sso_session", "sso_start_url", "s3",
	};
	char out[64];

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *v = config_file_get(file, IN_CONFIG, kind, name,
						keys[i]);

		if (v != NULL && config_file_nested(v, "endpoint_url", out,
						    sizeof(out)) == 0 &&
		    (strlen(out) >= sizeof(out) || strpbrk(out, " \t\n")))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = scratch_file(data, size);
	struct config_file *file;
	struct error err = { 0 };

	setenv("AWS_CONFIG_FILE", path, 1);
	setenv("AWS_SHARED_CREDENTIALS_FILE", path, 1);
	file = config_file_open(&err);
	if (file == NULL) {
		if (err.text[0] == '\0')
			abort();
		return 0;
	}
	ask(file, "profile", "default");
	ask(file, "profile", "acme");
	ask(file, "sso-session", "corp");
	ask(file, "services", "local");
	if (config_file_profile(file, "acme", "aws_access_key_id") != NULL &&
	    !config_file_has_profile(file, "acme"))
		abort();
	config_file_free(file);
	return 0;
}
