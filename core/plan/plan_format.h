/*
 * plan_format.h - words that plan.json uses for itself: PLAN.md
 */
#ifndef PLAN_FORMAT_H
#define PLAN_FORMAT_H

#define PLAN_FORMAT	"exhibit-plan/1"
#define SCOPE_ALL	"all"
#define SCOPE_REFERRED	"referred"

#endif
