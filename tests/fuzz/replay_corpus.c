/* Runs a fuzz target once over each file of a folder, and over nothing. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	struct file_list list = { NULL, 0 };
	struct error err;
	size_t n = 0;

	LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	if (argc < 2 || !file_exists(argv[1]) ||
	    folder_list(argv[1], &list, &err) < 0)
		list.n = 0;
	for (size_t i = 0; i < list.n; i++) {
		char *path = path_join(argv[1], list.v[i]);
		struct buffer b;

		buffer_init(&b, 64 << 20);
		if (file_read(path, &b, &err) < 0)
			return 1;
		LLVMFuzzerTestOneInput((const uint8_t *)(b.at ? b.at : ""), b.len);
		buffer_free(&b);
		free(path);
		n++;
	}
	file_list_free(&list);
	printf("%zu inputs\n", n);
	return 0;
}
