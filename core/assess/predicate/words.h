/*
 * words.h - a word in a text, not within another
 */
#ifndef WORDS_H
#define WORDS_H

#include "base/text.h"

/* ASCII case ignored; letters, digits and _ make a word longer. */
int has_word(struct text text, struct text word);

#endif
