/*
 * stage.h - what is put into a run's stage
 */
#ifndef STAGE_H
#define STAGE_H

#include "base/text.h"
#include "cli/run.h"

/* name: below the stage; its folders are made. */
int stage_put(const struct run *run, const char *name, struct text data,
	      struct error *err);
/* The files of --documents, copied. */
int put_documents(const struct run *run, struct error *err);

#endif
