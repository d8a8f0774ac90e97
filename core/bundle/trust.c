/* trust.c - the trust file */
#include "bundle/trust.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/conf.h"
#include "base/digest.h"
#include "base/file.h"
#include "bundle/chain.h"

struct file {
	const char *path;
	char *folder;
	struct trust *trust;
	int minimum_given;
};

static int
wrong(const struct file *file, const struct conf_entry *entry, struct error *err,
      const char *what)
{
	return error_set(err, ERROR_USAGE, "%s:%u: [%s] %s: %s", file->path,
			 entry->line, entry->section, entry->key, what);
}

static int
anchors(struct file *file, const struct conf_entry *entry, STACK_OF(X509) **out,
	struct error *err)
{
	struct text rest = text_of(entry->value), word;
	int status = 0;

	while (status == 0 && (word = text_word(&rest)).len > 0) {
		char *name = xstrndup(word.at, word.len);
		char *path = path_join(file->folder, name);

		status = chain_read(out, path, err);
		free(path);
		free(name);
	}
	if (status < 0)
		return error_in(err, "%s:%u", file->path, entry->line);
	return 0;
}

static int
signer_anchors(struct file *file, const struct conf_entry *entry, struct error *err)
{
	return anchors(file, entry, &file->trust->signers, err);
}

static int
tsa_anchors(struct file *file, const struct conf_entry *entry, struct error *err)
{
	return anchors(file, entry, &file->trust->tsas, err);
}

/* HEX in any case, with or without colons, as openssl prints fingerprints. */
static int
read_sha256(struct text in, char out[65])
{
	uint8_t hash[DIGEST_SIZE];
	char plain[65];
	size_t n = 0;

	for (size_t i = 0; i < in.len; i++) {
		char c = in.at[i];

		if (c == ':')
			continue;
		if (n == 64)
			return -1;
		plain[n++] = c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : c;
	}
	if (hex_read(text_n(plain, n), hash, sizeof(hash)) < 0)
		return -1;
	hex_write(hash, sizeof(hash), out);
	return 0;
}

static int
pins(struct file *file, const struct conf_entry *entry, struct error *err)
{
	struct trust *trust = file->trust;
	struct text rest = text_of(entry->value), word;

	while ((word = text_word(&rest)).len > 0) {
		trust->pins = xrealloc(trust->pins, trust->npins + 1,
				       sizeof(*trust->pins));
		if (!text_starts(word, "sha256:") ||
		    read_sha256(text_n(word.at + 7, word.len - 7),
				trust->pins[trust->npins]) < 0)
			return wrong(file, entry, err,
				     "a pin is sha256: and 64 hex digits");
		trust->npins++;
	}
	return 0;
}

static int
policies(struct file *file, const struct conf_entry *entry, struct error *err)
{
	struct text rest = text_of(entry->value), word;

	while ((word = text_word(&rest)).len > 0)
		for (size_t i = 0; i < word.len; i++)
			if (word.at[i] == '\0' ||
			    strchr("0123456789.", word.at[i]) == NULL)
				return wrong(file, entry, err,
					     "policies are dotted numbers");
	free(file->trust->policies);
	file->trust->policies = xstrdup(entry->value);
	return 0;
}

static int
minimum(struct file *file, const struct conf_entry *entry, struct error *err)
{
	if (entry->value[0] < '0' || entry->value[0] > '9' ||
	    entry->value[1] != '\0')
		return wrong(file, entry, err, "a number from 0 to 9");
	file->trust->minimum = (unsigned)(entry->value[0] - '0');
	file->minimum_given = 1;
	return 0;
}

static int
required(struct file *file, const struct conf_entry *entry, struct error *err)
{
	static const char *const names[] = { "B", "T", "LT" };

	for (unsigned i = 0; i < 3; i++)
		if (strcmp(entry->value, names[i]) == 0) {
			file->trust->required = (enum trust_level)i;
			return 0;
		}
	return wrong(file, entry, err, "B, T or LT");
}

static int
stream(struct file *file, const struct conf_entry *entry, struct error *err)
{
	(void)err;
	free(file->trust->stream);
	file->trust->stream = xstrdup(entry->value);
	return 0;
}

static int
head(struct file *file, const struct conf_entry *entry, struct error *err)
{
	struct text value = text_of(entry->value);

	if (text_starts(value, "sha256:"))
		value = text_n(value.at + 7, value.len - 7);
	if (read_sha256(value, file->trust->head) < 0)
		return wrong(file, entry, err,
			     "64 hex digits, the SHA-256 of a .p7s file");
	return 0;
}

static const struct {
	const char *section, *key;
	int (*read)(struct file *, const struct conf_entry *, struct error *);
} keys[] = {
	{ "signer", "anchors", signer_anchors },
	{ "signer", "pins", pins },
	{ "timestamp", "anchors", tsa_anchors },
	{ "timestamp", "policies", policies },
	{ "timestamp", "minimum", minimum },
	{ "level", "required", required },
	{ "chain", "stream", stream },
	{ "chain", "head", head },
};

static int
read_entry(void *ctx, const struct conf_entry *entry, struct error *err)
{
	struct file *file = ctx;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(entry->section, keys[i].section) == 0 &&
		    (entry->key == NULL || strcmp(entry->key, keys[i].key) == 0))
			return entry->key == NULL ? 0 :
				keys[i].read(file, entry, err);
	if (entry->key == NULL)
		return error_set(err, ERROR_USAGE, "%s: [%s]: no such section",
				 file->path, entry->section);
	return wrong(file, entry, err, "no such key");
}

static int
parse(struct file *file, struct error *err)
{
	struct buffer text;
	int status;

	buffer_init(&text, CONF_SIZE_MAX);
	status = file_read(file->path, &text, err);
	if (status == 0)
		status = conf_read(file->path, buffer_view(&text),
				   CONF_TWICE_REFUSED, read_entry, file, err);
	buffer_free(&text);
	return status;
}

int
trust_read(struct trust **out, const char *path, struct error *err)
{
	struct trust *trust = xcalloc(1, sizeof(*trust));
	struct file file = { .path = path, .trust = trust };
	int status;

	trust->signers = sk_X509_new_null();
	trust->tsas = sk_X509_new_null();
	if (trust->signers == NULL || trust->tsas == NULL)
		abort();
	trust->required = TRUST_T;
	file.folder = path_folder(path);
	status = parse(&file, err);
	free(file.folder);
	if (status < 0) {
		trust_free(trust);
		return -1;
	}
	if (!file.minimum_given)
		trust->minimum = trust->required == TRUST_B ? 0 : 2;
	*out = trust;
	return 0;
}

void
trust_free(struct trust *trust)
{
	if (trust == NULL)
		return;
	sk_X509_pop_free(trust->signers, X509_free);
	sk_X509_pop_free(trust->tsas, X509_free);
	free(trust->pins);
	free(trust->policies);
	free(trust->stream);
	free(trust);
}
