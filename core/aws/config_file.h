/*
 * config_file.h - ~/.aws/config and ~/.aws/credentials
 *
 * Read as the AWS tools write them: [default], [profile name], [sso-session
 * name], [services name]; nested settings are indented lines under a key
 * without value.  Where both files have a profile, the credentials file wins.
 * Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials
 * files".
 */
#ifndef CONFIG_FILE_H
#define CONFIG_FILE_H

#include <stddef.h>

#include "base/error.h"

struct config_file;

/* NULL with *err: a file that is there cannot be read.  A missing one is empty. */
struct config_file *config_file_open(struct error *err);
void config_file_free(struct config_file *file);	/* values cleansed */

enum config_of { IN_CREDENTIALS, IN_CONFIG };

/* kind: "profile", "sso-session", "services".  NULL: not set. */
const char *config_file_get(const struct config_file *file, enum config_of of,
			    const char *kind, const char *name, const char *key);
/* A profile's key: credentials file first, then config. */
const char *config_file_profile(const struct config_file *file,
				const char *name, const char *key);
int config_file_has_profile(const struct config_file *file, const char *name);

/* key of the lines nested below a setting: "endpoint_url = x\n…". Copied into
 * out; 0 found, -1 not there. */
int config_file_nested(const char *value, const char *key, char *out,
		       size_t size);

#endif
