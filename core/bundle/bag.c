/* bag.c - the text files of a bundle that BagIt asks for */
#include "bundle/bag.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "bundle/member.h"

const char bag_bagit[] =
	"BagIt-Version: 1.0\n"
	"Tag-File-Character-Encoding: UTF-8\n";

int
bag_line(struct text *rest, struct text *line)
{
	if (rest->len == 0)
		return 0;
	const char *end = memchr(rest->at, '\n', rest->len);
	if (end == NULL)
		return -1;
	*line = text_n(rest->at, (size_t)(end - rest->at));
	*rest = text_n(end + 1, rest->len - line->len - 1);
	return 1;
}

int
bag_is_hex(struct text t, size_t n)
{
	if (t.len != n)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (!((t.at[i] >= '0' && t.at[i] <= '9') ||
		      (t.at[i] >= 'a' && t.at[i] <= 'f')))
			return 0;
	return 1;
}

int
manifest_next(struct text *rest, struct manifest_line *line,
	      struct text *before, const char *where, struct fault *fault)
{
	struct text whole;
	int n = bag_line(rest, &whole);

	if (n == 0)
		return 0;
	if (n < 0)
		return fault_set(fault, EXIT_MALFORMED, "E_MANIFEST", where,
				 "the last line does not end");
	if (whole.len < 67 || memcmp(whole.at + 64, "  ", 2) != 0 ||
	    !bag_is_hex(text_n(whole.at, 64), 64))
		return fault_set(fault, EXIT_MALFORMED, "E_MANIFEST", where,
				 "a line is not a digest and a path");
	line->hex = text_n(whole.at, 64);
	line->path = text_n(whole.at + 66, whole.len - 66);
	if (!member_path_ok(line->path))
		return fault_set(fault, EXIT_MALFORMED, "E_MANIFEST_PATH",
				 where, "a path outside the alphabet");
	if (before->len > 0 && text_compare(*before, line->path) >= 0)
		return fault_set(fault, EXIT_MALFORMED, "E_MANIFEST_ORDER",
				 where, "%.*s does not come after %.*s",
				 TEXT_ARG(line->path), TEXT_ARG(*before));
	*before = line->path;
	return 1;
}

void
manifest_add(struct buffer *out, const char *hex, const char *path)
{
	buffer_printf(out, "%s  %s\n", hex, path);
}

int
bag_number(struct text t, uint64_t *out)
{
	uint64_t n = 0;

	if (t.len == 0 || t.len > 18 || (t.at[0] == '0' && t.len > 1))
		return -1;
	for (size_t i = 0; i < t.len; i++) {
		if (t.at[i] < '0' || t.at[i] > '9')
			return -1;
		n = n * 10 + (uint64_t)(t.at[i] - '0');
	}
	*out = n;
	return 0;
}

int
leaf_next(struct text *rest, struct leaf_line *line, struct fault *fault)
{
	struct text start = *rest, whole;
	int n = bag_line(rest, &whole);

	if (n == 0)
		return 0;
	if (n > 0) {
		struct text salt = text_cut(&whole, ' ');

		line->hex = text_cut(&whole, ' ');
		struct text size = text_cut(&whole, ' ');
		line->path = whole;
		line->record = text_n(start.at, start.len - rest->len);
		if (bag_is_hex(salt, 32) && bag_is_hex(line->hex, 64) &&
		    bag_number(size, &line->size) == 0 &&
		    member_path_ok(line->path))
			return 1;
	}
	return fault_set(fault, EXIT_INVALID, "E_MERKLE", MEMBER_LEAVES,
			 "a line is not a leaf");
}

void
leaf_add(struct buffer *out, const uint8_t key[DIGEST_SIZE], const char *hex,
	 uint64_t size, const char *path)
{
	uint8_t salt[DIGEST_SIZE];
	char text[33];

	hmac_of(key, DIGEST_SIZE, path, strlen(path), salt);
	hex_write(salt, 16, text);
	buffer_printf(out, "%s %s %" PRIu64 " %s\n", text, hex, size, path);
}

/* Everything behind the first line, which names the organization. */
static void
info_tail(struct buffer *out, const struct bag_info *info)
{
	char date[CLOCK_TEXT];

	clock_iso(date, info->created, 0);
	buffer_printf(out, "External-Identifier: %s\n", info->id);
	buffer_printf(out, "Bagging-Date: %.10s\n", date);
	buffer_printf(out, "Bag-Group-Identifier: %s\n", info->stream);
	buffer_printf(out, "Bag-Count: %u of ?\n", info->sequence);
	buffer_printf(out, "Payload-Oxum: %" PRIu64 ".%" PRIu64 "\n",
		      info->octets, info->files);
}

void
bag_info_write(struct buffer *out, const struct bag_info *info)
{
	buffer_printf(out, "Source-Organization: %s\n", info->organization);
	info_tail(out, info);
}

int
bag_info_check(struct text file, const struct bag_info *info,
	       struct error *err)
{
	struct text first, rest = file;
	struct buffer expected;
	int same;

	if (bag_line(&rest, &first) != 1 ||
	    !text_starts(first, "Source-Organization: ") || first.len > 1024)
		return error_set(err, ERROR_INVALID,
				 "does not begin with Source-Organization");
	buffer_init(&expected, 4096);
	info_tail(&expected, info);
	same = text_equal(rest, buffer_view(&expected));
	buffer_free(&expected);
	if (!same)
		return error_set(err, ERROR_INVALID,
				 "differs from the statement");
	return 0;
}
