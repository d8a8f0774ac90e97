/*
 * response.h - what came back for a request, before anybody judged it
 */
#ifndef RESPONSE_H
#define RESPONSE_H

#include <stddef.h>
#include <stdint.h>

struct record;			/* spool/record.h */

struct response {
	const char *body;	/* valid until the callback returns */
	size_t len;
	int64_t sent, received;	/* ms since 1970, by our clock */
	int64_t date;		/* the Date header; 0: none */
	uint16_t status;	/* 0: no answer; error says why: "ConnectionError",
				   "HostNotFound", "Timeout", "TLSError" */
	char request_id[96];	/* x-amzn-requestid: AWS's own trace of it */
	char error[128];	/* x-amzn-errortype or x-amzn-query-error */
	char message[256];	/* status 0: what the network said */
	char region[32];	/* x-amz-bucket-region */
	const char *host;	/* where it went */
	const struct record *record;	/* replay: how it ended then; else NULL */
};

#endif
