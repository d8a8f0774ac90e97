/*
 * toy_tables.h - the collectors of toy.h
 */
#ifndef SIM_TOY_TABLES_H
#define SIM_TOY_TABLES_H

#include <exhibit/collector.h>

extern const struct ex_collector toy_collector, store_collector;

#endif
