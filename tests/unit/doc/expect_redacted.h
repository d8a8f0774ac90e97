/*
 * expect_redacted.h - rules applied to an answer, and what must stand there
 *
 * For the tests of redaction; to be included after cmocka.h.
 */
#ifndef EXPECT_REDACTED_H
#define EXPECT_REDACTED_H

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "doc/redact.h"

static const struct redact_key key = { { 1, 2, 3 } };

/* H(text) in a wanted text stands for the 32 digits. */
static void
put_wanted(struct buffer *out, const char *wanted)
{
	uint8_t mac[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	const char *end;

	while (*wanted != '\0') {
		if (strncmp(wanted, "H(", 2) != 0) {
			buffer_putc(out, *wanted++);
			continue;
		}
		wanted += 2;
		end = strchr(wanted, ')');
		hmac_of(key.key, sizeof(key.key), wanted,
			(size_t)(end - wanted), mac);
		hex_write(mac, 16, hex);
		buffer_puts(out, hex);
		wanted = end + 1;
	}
}

static void
expect(const char *rules, const char *body, const char *wanted_text,
       const char *wanted_done)
{
	struct arena *arena = arena_new();
	struct buffer out, done, wanted;
	struct redaction *r;
	struct error err = { 0 };
	struct ex_node *tree;
	int n;

	buffer_init(&out, 1 << 20);
	buffer_init(&done, 4096);
	buffer_init(&wanted, 1 << 20);
	r = redaction_compile(arena, rules, &err);
	if (r == NULL)
		fail_msg("%s", err.text);
	tree = body[0] == '<' ? doc_read_xml(arena, text_of(body), &err) :
	    doc_read_json(arena, text_of(body), &err);
	if (tree == NULL)
		fail_msg("%s", err.text);
	n = redact_answer(r, tree, &key, arena, &done);
	if (body[0] == '<')
		node_write_xml(&out, tree, "R");
	else
		node_write_json(&out, tree, 0);
	put_wanted(&wanted, wanted_text);
	if (strcmp(buffer_cstr(&out), buffer_cstr(&wanted)) != 0)
		fail_msg("%s: %s, not %s", rules, buffer_cstr(&out),
			 buffer_cstr(&wanted));
	if (strcmp(buffer_cstr(&done), wanted_done) != 0)
		fail_msg("%s did %s, not %s", rules, buffer_cstr(&done),
			 wanted_done);
	assert_int_equal(n > 0, wanted_done[0] != '\0');
	buffer_free(&out);
	buffer_free(&done);
	buffer_free(&wanted);
	arena_free(arena);
}

struct row {
	const char *rules, *body, *wanted, *done;
};

#define EXPECT_ALL(rows) do {						\
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)	\
		expect(rows[i].rules, rows[i].body, rows[i].wanted,	\
		       rows[i].done);					\
} while (0)

#endif
