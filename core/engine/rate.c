/*
 * rate.c - a limiter with two grades of throttle
 *
 * AWS throttles a few calls in a thousand for reasons of its own.  A limiter
 * that trusts each throttle crawls after them; one that trusts none never
 * learns.  So a lone one costs little and is soon forgotten, and a second one
 * close by means that the bucket is empty: between two such moments AWS
 * admitted exactly what it refills.
 */
#include "engine/rate.h"

#define CALL		1000000		/* tokens */
#define COLD		6000		/* a second, thousandths */
#define SLOWEST		100
#define DEBT		300000		/* after a throttle */
#define STEP		100		/* ms between adjustments */
#define STEP_MAX	1000
#define EPISODE		400
#define NEAR		25		/* answers */
#define FORGIVEN	700		/* ms */
#define QUIET		15000
#define QUIET_MAX	120000
#define CREEP		30000	/* millionths a second */
#define RTT		150

static int64_t
most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

void
rate_init(struct rate *rate, const struct rate_prior *prior, int64_t now)
{
	int64_t known = prior->learned ? prior->learned :
			(int64_t)prior->published * 1000;
	int64_t burst = prior->burst ? prior->burst : prior->published;

	*rate = (struct rate){
		.counted = now, .adjusted = now, .taken = now,
		.throttled = -1, .empty = -1, .quiet = QUIET,
		.rtt = RTT * 8, .share = prior->share,
		.serial = prior->burst == 1, .cold = !known,
		.unpublished = !prior->published,
	};
	rate->aim = known ? known * prior->share / 100 * 99 / 100 :
		    COLD * (int64_t)prior->share / 100;
	if (prior->published && prior->share < 100)
		rate->ceiling = (int64_t)prior->published * 10 * prior->share;
	if (rate->ceiling)
		rate->aim = least(rate->aim, rate->ceiling);
	rate->aim = most(rate->aim, SLOWEST);
	rate->pace = rate->sure = rate->aim;
	rate->burst = most(CALL, burst * CALL * 9 / 10 * prior->share / 100);
	rate->tokens = rate->burst;
}

static void
count(struct rate *rate, int64_t now)
{
	if (now <= rate->counted)
		return;
	rate->tokens = least(rate->tokens +
			     rate->pace * (now - rate->counted), rate->burst);
	rate->counted = now;
}

int64_t
rate_due(struct rate *rate, int64_t now)
{
	count(rate, now);
	if (rate->tokens >= CALL)
		return now;
	return now + (CALL - rate->tokens + rate->pace - 1) / rate->pace;
}

/* Up by a share (millionths) of base, a second. */
static int64_t
raised(int64_t base, int64_t dt, int64_t share)
{
	return base * dt / 1000 * share / 1000000 + 1;
}

/* Only while work waits for tokens does time say anything of the rate. */
static void
adjust(struct rate *rate, int64_t now)
{
	int64_t dt = least(now - rate->adjusted, STEP_MAX);

	if (dt < STEP)
		return;
	rate->adjusted = now;
	if (rate->tokens >= 2 * CALL)
		return;
	if (rate->cold) {
		rate->pace += raised(rate->pace, dt, 1100000);
		rate->aim = rate->pace;
	} else if (rate->pace < rate->aim) {
		if (now - rate->throttled > FORGIVEN)
			rate->pace = least(rate->aim, rate->pace +
					   raised(rate->aim, dt, 15000));
	} else if (now - most(rate->throttled, 0) > rate->quiet) {
		/* Faster while no limit was ever met. */
		rate->aim += raised(rate->aim, dt,
				    rate->in_episode ? CREEP : 2 * CREEP);
		if (rate->ceiling)
			rate->aim = least(rate->aim, rate->ceiling);
		rate->pace = rate->aim;
	}
}

void
rate_take(struct rate *rate, int64_t now)
{
	count(rate, now);
	/* Idle for a while: the bucket filled, nobody knows how far. */
	if (now - rate->taken > 1000 + 2 * CALL / rate->pace)
		rate->empty = -1;
	rate->tokens -= CALL;
	rate->taken = now;
	if (rate->throttled < 0)
		rate->throttled = now;
	adjust(rate, now);
}

void
rate_passed(struct rate *rate, int64_t ms)
{
	rate->passed++;
	rate->rtt += most(0, least(ms, 60000)) - rate->rtt / 8;
}

/* Asking for a little more was refused: what we knew is right. */
static void
creep_back(struct rate *rate)
{
	rate->pace = rate->aim = rate->sure;
	rate->quiet = least(rate->quiet * 2, QUIET_MAX);
}

/* AWS admitted what it refills between two moments without a token. */
static void
measure(struct rate *rate, int64_t now)
{
	int64_t n = (int64_t)(rate->passed - rate->passed_at_empty);
	int64_t is = n * CALL / (now - rate->empty);
	int64_t was = rate->learned, sure = rate->sure;

	if (rate->aim > sure && is * 100 >= sure * 92 &&
	    is * 100 <= sure * 108) {
		creep_back(rate);
		return;
	}
	if (was && is * 100 >= was * 92 && is * 100 <= was * 108)
		rate->quiet = least(rate->quiet * 2, QUIET_MAX);
	else
		rate->quiet = QUIET;
	rate->learned = is;
	rate->aim = is * 985 / 1000;
	/* What was never published is all the account has, not our share. */
	if (rate->unpublished && rate->share < 100)
		rate->ceiling = is * rate->share / 100;
	if (rate->ceiling)
		rate->aim = least(rate->aim, rate->ceiling);
	rate->aim = most(rate->aim, SLOWEST);
	rate->pace = rate->sure = rate->aim;
}

/* From above what is sure not below it. */
static void
slow_down(struct rate *rate)
{
	int64_t pace = most(SLOWEST, rate->pace * 85 / 100);

	if (rate->pace > rate->sure)
		pace = most(pace, rate->sure);
	rate->pace = pace;
	if (rate->aim > rate->sure)
		rate->aim = most(pace, rate->sure);
}

static void
confirmed(struct rate *rate, int64_t now)
{
	int known = rate->empty >= 0;

	rate->cold = 0;
	if (known && now - rate->empty < 1000) {
		/* Too soon to tell; but a guess may be far off. */
		if (rate->unpublished && !rate->learned)
			slow_down(rate);
		return;
	}
	if (known && rate->passed - rate->passed_at_empty >= 8)
		measure(rate, now);
	else
		slow_down(rate);
	rate->empty = now;
	rate->passed_at_empty = rate->passed;
	rate->burst = CALL;
}

static void
judge(struct rate *rate, int64_t now, int near)
{
	int64_t above = rate->cold ? 0 : rate->aim * 100 / rate->sure;
	int first = rate->in_episode == 1;

	if (above > 101 && above <= 108)
		creep_back(rate);
	else if (rate->in_episode == 2 || (first && (near || above > 108)))
		confirmed(rate, now);
	else if (first)
		rate->pace = most(SLOWEST, rate->pace * 99 / 100);
}

void
rate_throttled(struct rate *rate, int64_t now)
{
	int near = rate->in_episode &&
		   rate->passed - rate->passed_at_throttle <= NEAR;

	count(rate, now);
	rate->tokens = least(rate->tokens, -DEBT);
	if (!rate->in_episode ||
	    now - rate->episode > most(EPISODE, rate->rtt / 4)) {
		rate->episode = now;
		rate->in_episode = 0;
	}
	rate->in_episode++;
	rate->throttled = now;
	rate->passed_at_throttle = rate->passed;
	judge(rate, now, near);
}

unsigned
rate_in_flight(const struct rate *rate)
{
	if (rate->serial)
		return 1;
	return (unsigned)most(4, rate->pace * (rate->rtt / 8) / CALL * 5 / 2 +
			      2);
}

int64_t
rate_left(const struct rate *rate, uint64_t n)
{
	return (int64_t)least((int64_t)n, INT64_C(1000000000)) * CALL /
	       rate->pace;
}
