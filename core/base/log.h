/*
 * log.h - one line an event, on standard error
 *
 * Plain lines, or one JSON object a line.  Headers, bodies and credentials are
 * never passed to it.  While a live block stands on a terminal, cli/ asks to
 * be told before a line is written, so that it can take the block away.
 */
#ifndef LOG_H
#define LOG_H

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_NOTICE, LOG_LEVEL_DEBUG };

void log_setup(enum log_level most, int json);
void log_before_line(void (*fn)(void *ctx), void *ctx);
/* "event" names it for machines: "account-done"; the rest is for people. */
void log_line(enum log_level level, const char *event, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
