/*
 * tree.h - a folder of members, no link in it ever followed
 *
 * A path is resolved below its folder with openat2(), which refuses links in
 * any step, or else step by step with O_NOFOLLOW from the folder above: nobody
 * can turn a folder into a link between the look and the open.
 */
#ifndef TREE_H
#define TREE_H

#include <stdint.h>

#include "base/file.h"
#include "bundle/fault.h"

/* All files below dir by member_compare.  Links, devices and names outside
 * the alphabet are faults. */
int tree_list(int dir, struct file_list *out, struct fault *fault);
/* A file for reading, its size told; -1 with a fault. */
int tree_open(int dir, const char *path, uint64_t *size, struct fault *fault);
/* The folder that path's last step is in, made on the way; -1 and errno. */
int tree_make_parent(int dir, const char *path);

#endif
