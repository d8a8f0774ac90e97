/*
 * programs.h - a run written in a format for programs, and read again
 *
 * EXHIBIT_GOLDEN=write writes the golden files anew; read the difference.
 */
#ifndef FORMAT_PROGRAMS_H
#define FORMAT_PROGRAMS_H

#include "../report/fixture.h"
#include "base/digest.h"
#include "doc/doc.h"
#include "format/machine.h"

#define GOLDEN TESTS "/unit/format/golden"
#define FACTS	6			/* of fixture_rows() */
#define GAPS	3

typedef int writer(const struct format_run *f, const char *path,
		   struct error *err);

/* The tables and nothing in them. */
static inline void
programs_bare(struct fixture *x)
{
	memset(x, 0, sizeof *x);
	snprintf(x->root, sizeof x->root, "/tmp/format-test-XXXXXX");
	assert_non_null(mkdtemp(x->root));
	x->out = xasprintf("%s/out", x->root);
	assert_int_equal(folder_make(x->out, &(struct error){ 0 }), 0);
	fixture_tables(x);
}

/* Saves the tables, writes the file and returns what is in it. */
static inline void
programs_write(const struct fixture *x, writer *write, const char *name,
	       struct buffer *out)
{
	struct report_options o = fixture_options(x);
	char *path = path_join(x->out, name);
	struct format_run f;
	struct error err;

	if (format_open(&f, &o, &err) < 0)
		fail_msg("%s", err.text);
	f.tool_version = "1.2.3";
	f.tool_sha256 = "cd";
	f.organization = "Acme & Sons";
	if (write(&f, path, &err) < 0)
		fail_msg("%s", err.text);
	format_close(&f);
	free(path);
	fixture_read(x, name, out);
}

/* The plan states the digest of the program that tests: its own is masked. */
static inline void
programs_mask(const struct fixture *x, struct buffer *b)
{
	char sha256[DIGEST_HEX];
	struct buffer plan;
	struct error err;

	buffer_init(&plan, 1u << 24);
	assert_int_equal(file_read(x->plan, &plan, &err), 0);
	digest_hex_of(plan.at, plan.len, sha256);
	for (char *p = b->at; (p = strstr(p, sha256)); )
		memset(p, '0', DIGEST_HEX - 1);
	buffer_free(&plan);
}

static inline void
programs_golden(writer *write, const char *name)
{
	const char *mode = getenv("EXHIBIT_GOLDEN");
	char *path = path_join(GOLDEN, name);
	struct buffer made, golden;
	struct fixture x;
	struct error err;

	fixture_open(&x);
	fixture_save(&x);
	programs_write(&x, write, name, &made);
	programs_mask(&x, &made);
	if (mode && strcmp(mode, "write") == 0)
		assert_int_equal(file_write(path, buffer_view(&made), 0644,
					    &err), 0);
	buffer_init(&golden, 1u << 24);
	assert_int_equal(file_read(path, &golden, &err), 0);
	assert_string_equal(buffer_cstr(&made), buffer_cstr(&golden));
	buffer_free(&golden);
	buffer_free(&made);
	fixture_close(&x);
	free(path);
}

/* "results.0.findings": members by name, elements by number; NULL: none. */
static inline struct ex_node *
programs_at(struct ex_node *n, const char *path)
{
	struct text rest = text_of(path), step;

	while (n && (step = text_cut(&rest, '.')).len > 0) {
		char *name = xstrndup(step.at, step.len);

		if (n->kind == NODE_ARRAY) {
			long i = strtol(name, NULL, 10);

			for (n = n->first; n && i > 0; i--)
				n = n->next;
		} else {
			n = node_member(n, name);
		}
		free(name);
	}
	return n;
}

static inline void
programs_says(struct ex_node *n, const char *path, const char *value)
{
	struct ex_node *at = programs_at(n, path);

	if (!at)
		fail_msg("nothing is at %s", path);
	if (!text_is(node_text(at), value))
		fail_msg("%s is \"%.*s\", not \"%s\"", path,
			 TEXT_ARG(node_text(at)), value);
}

static inline size_t
programs_count(struct ex_node *n, const char *path)
{
	struct ex_node *at = programs_at(n, path);
	size_t count = 0;

	for (at = at ? at->first : NULL; at; at = at->next)
		count++;
	return count;
}

/* The element of the array whose member is so; NULL: none. */
static inline struct ex_node *
programs_find(struct ex_node *array, const char *member, const char *value)
{
	struct ex_node *n = array ? array->first : NULL;

	while (n) {
		struct ex_node *m = programs_at(n, member);

		if (m && text_is(node_text(m), value))
			return n;
		n = n->next;
	}
	return NULL;
}

static inline struct ex_node *
programs_json(struct arena *arena, const struct buffer *b)
{
	struct error err;
	struct ex_node *n = doc_read_json(arena, buffer_view(b), &err);

	if (!n)
		fail_msg("%s", err.text);
	return n;
}

/* ---- names that somebody chose to do harm ------------------------------- */

static const char *const programs_names[] = {
	"<script>alert(1)</script>", "]]>&amp;\"'><x/>", "=cmd|'/C calc'!A0",
	"a\nb\tc\r\x01\x7F", "evil\xE2\x80\xAEgpj.exe", "\xFF\xC0\xAF\xED\xA0\x80",
	" blank at both ends\xC2\xA0", "[x](javascript:alert(1)) `*_{{ insert }}",
	"arn:aws:shop:::order/caf\xC3\xA9", "\xF0\x9F\x94\x91|a|b",
};
#define PROGRAMS_NAMES (sizeof programs_names / sizeof programs_names[0])

/* Each name as resource, value and gap, and one of 1,024 characters. */
static inline void
programs_hostile(struct fixture *x)
{
	static char longest[1025];

	memset(longest, 'A', 1024);
	fixture_open(x);
	x->name = programs_names[0];
	for (size_t i = 0; i <= PROGRAMS_NAMES; i++) {
		const char *name = i < PROGRAMS_NAMES ? programs_names[i] :
			longest;

		fixture_setting(x, 0, 0, CELLS("eu-west-1", "shop.order.key",
			"shop:order", name, "encryption", name,
			i % 2 ? "fails" : "meets", "clause", name, T1,
			E1 ":2"));
		fixture_request(x, 0, CELLS(name, "failed", name, name, name,
			"1", T0, T0, T0, name, E1 ":9"));
	}
	fixture_save(x);
}

#define HOSTILE_FACTS	(FACTS + PROGRAMS_NAMES + 1)
#define HOSTILE_GAPS	(GAPS + PROGRAMS_NAMES + 1)

/* No control, nothing that turns a line, nothing that is no UTF-8. */
static inline void
programs_clean(const struct buffer *b)
{
	assert_true(text_is_utf8(buffer_view(b)));
	for (size_t i = 0; i < b->len; i++)
		assert_true((unsigned char)b->at[i] >= 0x20 ||
			    b->at[i] == '\n');
	assert_null(strchr(b->at, 0x7F));
	assert_null(strstr(b->at, "\xE2\x80\xAE"));
}

#endif
