#ifndef PACK_H
#define PACK_H
extern const char pack_check_py[], pack_check_txt[];
#endif
