/* The one symbol a plug-in exports; CMake compiles this once per module. */
#include <exhibit/collector.h>

#define ENTRY2(name)	name##_collector
#define ENTRY1(name)	ENTRY2(name)

extern const struct ex_collector ENTRY1(COLLECTOR);

__attribute__((visibility("default"))) ex_entry_fn exhibit_collector;

const struct ex_collector *
exhibit_collector(void)
{
	return &ENTRY1(COLLECTOR);
}
