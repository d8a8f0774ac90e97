/*
 * keys.c - what one more account costs before its first call: credentials of
 * its own, and so a signing key
 *
 * usage: keys ACCOUNTS
 * Signs one request with each account's credentials, then as many with one
 * account's: the difference is what the accounts cost.  Prints one JSON object.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "aws/sigv4.h"

#define TIME	1798000000000	/* any, the same for all */

static double
cpu(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static long
resident_kb(void)
{
	char line[256];
	long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, "VmRSS:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	if (f)
		fclose(f);
	return kb;
}

static void
sign(struct signer *signer, struct http *http, unsigned long account)
{
	struct credentials c = { .key_id = "" };

	snprintf(c.key_id, sizeof(c.key_id), "ASIA%016lu", account);
	snprintf(c.secret, sizeof(c.secret),
		 "wJalrXUtnFEMI/K7MDENG/bPx%015lu", account);
	memset(c.token, 'x', 700);
	http_reset(http);
	http->method = "POST";
	http->service = "transcribe";
	http->region = "eu-west-1";
	buffer_puts(&http->host, "transcribe.eu-west-1.amazonaws.com");
	buffer_puts(&http->path, "/");
	buffer_puts(&http->body, "{}");
	sigv4_sign(signer, http, &c, TIME);
}

int
main(int argc, char **argv)
{
	struct signer *signer = signer_new();
	unsigned long n = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
	struct http http;
	double began, many, one;
	long before;

	if (n == 0)
		return 2;
	http_init(&http);
	for (unsigned long i = 0; i < 1000; i++)
		sign(signer, &http, 0);
	before = resident_kb();
	began = cpu();
	for (unsigned long i = 1; i <= n; i++)
		sign(signer, &http, i);
	many = cpu() - began;
	before = resident_kb() - before;
	began = cpu();
	for (unsigned long i = 1; i <= n; i++)
		sign(signer, &http, 0);
	one = cpu() - began;
	printf("{\"accounts\":%lu,\"key_us\":%.2f,\"sign_us\":%.2f,"
	       "\"bytes\":%.0f}\n", n, (many - one) / (double)n,
	       one / (double)n, (double)before * 1024 / (double)n);
	http_free(&http);
	signer_free(signer);
	return 0;
}
