/*
 * dlc_tag.c - how AWS tags its Deep Learning Containers
 *
 * All tags of aws/deep-learning-containers have one of these shapes.  AWS moves
 * a tag to the newest build unless it ends in a build's own time, a full
 * version or a date.
 */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "assess/dlc.h"
#include "base/clock.h"

#define VERSION	"[0-9]+\\.[0-9]+(\\.[0-9]+)?"
#define STAMP	"[0-9]{4}(-[0-9]{2}){5}"
#define END	"(-v[0-9]+(\\.[0-9]+(-" STAMP ")?)?)?$"

/* Behind the shapes, how the tags end that AWS does not move. */
enum { END_STAMP = DLC_SHAPES, END_VERSION, PATTERNS };

static const char *const patterns[PATTERNS] = {
	[DLC_SHAPE_CLASSIC] = "^" VERSION
		"(-(transformers|sgm|optimum)[0-9.]+)?-(cpu|gpu|neuronx?)"
		"(-py[0-9]+)?(-cu[0-9]+)?(-sdk[0-9.]+)?"
		"(-(ubuntu[0-9]+\\.[0-9]+|amzn2023))?(-(ec2|sagemaker))?" END,
	[DLC_SHAPE_AL2023] = "^" VERSION
		"-(cpu|cu[0-9]+)-amzn2023(-(ec2|sagemaker))?(-v[0-9]+.*)?$",
	[DLC_SHAPE_SERVER] = "^(server|omni|serve-ml|serve-llm)"
		"(-(sagemaker|hyperpod))?-(cuda|cpu)"
		"(-v[0-9]+(\\.[0-9]+(\\.[0-9]+)?)?)?$",
	[DLC_SHAPE_BASE] = "^(devel|runtime)-cu[0-9]+-amzn2023(-[0-9]{8})?$",
	[DLC_SHAPE_DJL] = "^[0-9]+\\.[0-9]+\\.[0-9]+"
		"-(lmi[0-9.]+|tensorrtllm[0-9.]+|cpu-full)(-cu[0-9]+)?$",
	[DLC_SHAPE_TRITON] = "^[0-9]{2}\\.[0-9]{2}-py3(-cpu)?$",
	[DLC_SHAPE_ALGORITHM] = "^[0-9]+\\.[0-9]+-[0-9]+(-py[0-9]+)?"
		"(-cpu(-py3)?)?$",
	[DLC_SHAPE_TEI] = "^[0-9]+\\.[0-9]+\\.[0-9]+-tei[0-9.]+-(cpu|gpu)"
		"-py[0-9]+(-cu[0-9]+)?-ubuntu[0-9.]+$",
	[DLC_SHAPE_LLAMACPP] = "^b[0-9]+-(cpu|gpu).*$",
	[END_STAMP] = "-v[0-9]+\\.[0-9]+-" STAMP "$",
	[END_VERSION] = "-v[0-9]+\\.[0-9]+\\.[0-9]+$",
};

/* Compiled when first wanted, kept to the end: thousands of tags are read. */
static int
matches(int pattern, const char *tag)
{
	static regex_t compiled[PATTERNS];
	static unsigned char ready[PATTERNS];

	if (!ready[pattern] && regcomp(&compiled[pattern], patterns[pattern],
				       REG_EXTENDED | REG_NOSUB) != 0)
		return 0;
	ready[pattern] = 1;
	return regexec(&compiled[pattern], tag, 0, NULL, 0) == 0;
}

/* "…-v1.42-2026-09-01-10-11-12" */
static int64_t
stamp_of(const char *tag)
{
	size_t n = strlen(tag), len = strlen("2026-09-01-10-11-12");
	char iso[] = "....-..-..T..:..:..Z";
	int64_t ms;

	if (!matches(END_STAMP, tag))
		return 0;
	memcpy(iso, tag + n - len, len);
	iso[10] = 'T';
	iso[13] = iso[16] = ':';
	return clock_read_iso(text_of(iso), &ms) == 0 ? ms : 0;
}

/* "devel-cu130-amzn2023-20260901" */
static int64_t
date_of(const char *tag)
{
	const char *at = strrchr(tag, '-');
	char iso[] = "....-..-..";
	int64_t ms;

	if (at == NULL || strlen(at) != 9)
		return 0;
	memcpy(iso, at + 1, 4);
	memcpy(iso + 5, at + 5, 2);
	memcpy(iso + 8, at + 7, 2);
	return clock_read_iso(text_of(iso), &ms) == 0 ? ms : 0;
}

static void
read_words(struct dlc_tag *out, struct text tag)
{
	for (struct text rest = tag; rest.len > 0;) {
		struct text word = text_cut(&rest, '-');

		if (text_starts(word, "ubuntu") || text_is(word, "amzn2023"))
			out->os = word;
		out->telling |= text_is(word, "ec2") ||
			text_is(word, "sagemaker") || text_is(word, "hyperpod");
	}
	out->telling |= out->os.len > 0 || out->shape == DLC_SHAPE_SERVER ||
		out->shape == DLC_SHAPE_DJL || out->shape == DLC_SHAPE_TEI;
}

void
dlc_tag_read(struct text tag, struct dlc_tag *out)
{
	char copy[DLC_TAG_MAX + 1];

	memset(out, 0, sizeof *out);
	if (tag.len == 0 || tag.len > DLC_TAG_MAX)
		return;
	memcpy(copy, tag.at, tag.len);
	copy[tag.len] = '\0';
	for (int i = DLC_SHAPE_CLASSIC; i < DLC_SHAPES && !out->shape; i++)
		if (matches(i, copy))
			out->shape = (enum dlc_shape)i;
	if (out->shape == DLC_SHAPE_NONE)
		return;
	read_words(out, tag);
	if (out->shape == DLC_SHAPE_CLASSIC || out->shape == DLC_SHAPE_AL2023)
		out->built = stamp_of(copy);
	else if (out->shape == DLC_SHAPE_BASE)
		out->built = date_of(copy);
	out->immutable = out->built > 0 ||
		(out->shape == DLC_SHAPE_SERVER && matches(END_VERSION, copy));
}
