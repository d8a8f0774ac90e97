/*
 * share.h - where the data files are that go with the program
 *
 * EXHIBIT_SHARE, else share/ beside the binary (a build), else where cmake
 * --install put them.
 */
#ifndef SHARE_H
#define SHARE_H

char *share_path(const char *name);	/* caller frees */

#endif
