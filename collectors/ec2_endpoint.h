/*
 * ec2_endpoint.h - the private way to one service: rows of ec2.c
 *
 * NAME is that of the rows, SERVICE the end of the endpoint service's name, WHAT
 * how it is called, WHY what for.  Not every region offers every service.
 */

	{ .id = "ec2.region.offers-" NAME,
	  .title = "Private endpoints for " WHAT " offered here",
	  .from = "EndpointServices",
	  .path = "serviceNameSet.item[.=*.{region}." SERVICE "]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: else",
	  .why = "Where AWS offers none, none can be asked for." },

	{ .id = "ec2.vpc.endpoint-" NAME,
	  .title = "Private endpoint for " WHAT,
	  .from = "EndpointsOfVpc",
	  .path = "[serviceName=*.{region}." SERVICE "].state",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if ec2.vpc.in-use n/a; "
		   "meets: any available; "
		   "n/a: none if ec2.region.offers-" NAME " n/a; "
		   "fails: none if $private_endpoints_required; review: else",
	  .why = WHY },
#undef NAME
#undef SERVICE
#undef WHAT
#undef WHY
