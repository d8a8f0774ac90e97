/* log.c - each line in one write, so that lines of two processes do not mix */
#include "base/log.h"

#include <stdarg.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"

static struct {
	enum log_level most;
	int json;
	void (*before)(void *ctx);
	void *ctx;
} setup = { .most = LOG_LEVEL_NOTICE };

void
log_setup(enum log_level most, int json)
{
	setup.most = most;
	setup.json = json;
}

void
log_before_line(void (*fn)(void *ctx), void *ctx)
{
	setup.before = fn;
	setup.ctx = ctx;
}

static void
quote(struct buffer *out, struct text t)
{
	buffer_putc(out, '"');
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.at[i];

		if (c == '"' || c == '\\')
			buffer_printf(out, "\\%c", c);
		else if (c < 0x20 || c == 0x7f)
			buffer_printf(out, "\\u%04x", c);
		else
			buffer_putc(out, t.at[i]);
	}
	buffer_putc(out, '"');
}

/* What AWS answered may stand in a text: it must not steer a terminal. */
static void
plain(struct buffer *out, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.at[i];

		buffer_putc(out, c < 0x20 || c == 0x7f ? '?' : t.at[i]);
	}
}

static void
compose(struct buffer *line, enum log_level level, const char *event,
	struct text said)
{
	static const char *const names[] = { "error", "notice", "debug" };
	char now[CLOCK_TEXT];

	if (!setup.json) {
		buffer_puts(line, "exhibit: ");
		plain(line, said);
	} else {
		buffer_printf(line, "{\"at\":\"%s\",\"event\":",
			      clock_iso(now, clock_now(), 1));
		quote(line, text_of(event));
		buffer_printf(line, ",\"level\":\"%s\",\"text\":",
			      names[level]);
		if (!text_is_utf8(said))
			said = text_of("(not UTF-8)");
		quote(line, said);
		buffer_putc(line, '}');
	}
	buffer_putc(line, '\n');
}

void
log_line(enum log_level level, const char *event, const char *format, ...)
{
	struct buffer said, line;
	va_list ap;
	ssize_t n;

	if (level > setup.most)
		return;
	buffer_init(&said, 64 * 1024);
	buffer_init(&line, 512 * 1024);
	va_start(ap, format);
	buffer_vprintf(&said, format, ap);
	va_end(ap);
	compose(&line, level, event, buffer_view(&said));
	if (setup.before != NULL)
		setup.before(setup.ctx);
	n = write(STDERR_FILENO, line.at, line.len);
	(void)n;		/* there is nobody left to tell */
	buffer_free(&said);
	buffer_free(&line);
}
