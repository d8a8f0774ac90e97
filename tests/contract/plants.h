/*
 * plants.h - faults planted in small collectors, each with the line it must cause
 */
#ifndef PLANTS_H
#define PLANTS_H

/* 0: every one was caught, and without them nothing was said. */
int plants_check(const char *folder);

#endif
