/* parameters.c - the names that clauses and predicates read */
#include "assess/parameters.h"

#include <string.h>

#include "assess/judge_eval.h"

const struct parameter_rule parameter_rules[] = {
	{ "acceleration_expected", PARAMETER_YES_NO },
	{ "allow_static_key", PARAMETER_YES_NO },
	{ "allowed_input_schemes", PARAMETER_LIST },
	{ "approved_accounts", PARAMETER_LIST },
	{ "approved_admins", PARAMETER_LIST },
	{ "approved_cidrs", PARAMETER_LIST },
	{ "approved_drm_system_ids", PARAMETER_LIST },
	{ "approved_issuers", PARAMETER_LIST },
	{ "approved_key_servers", PARAMETER_LIST },
	{ "approved_regions", PARAMETER_LIST },
	{ "approved_roles", PARAMETER_LIST },
	{ "approved_services", PARAMETER_LIST },
	{ "approved_upstreams", PARAMETER_LIST },
	{ "backup_max_age_hours", PARAMETER_NUMBER },
	{ "backup_retention_min_days", PARAMETER_NUMBER },
	{ "backup_test_max_age_days", PARAMETER_NUMBER },
	{ "certificate_min_days", PARAMETER_NUMBER },
	{ "clear_lead_max_segments", PARAMETER_NUMBER },
	{ "client_side_encryption_required", PARAMETER_YES_NO },
	{ "cmk_required", PARAMETER_YES_NO },
	{ "content_key_encryption_required", PARAMETER_YES_NO },
	{ "credential_max_age_days", PARAMETER_NUMBER },
	{ "delegated_admins", PARAMETER_LIST },
	{ "drm_required_group_types", PARAMETER_LIST },
	{ "ecs_agent_min", PARAMETER_WORD },
	{ "enhanced_scan_required", PARAMETER_YES_NO },
	{ "fips_required", PARAMETER_YES_NO },
	{ "health_services", PARAMETER_LIST },
	{ "hop_wait_max_minutes", PARAMETER_NUMBER },
	{ "image_max_age_days", PARAMETER_NUMBER },
	{ "image_support_warn_days", PARAMETER_NUMBER },
	{ "inference_audit_required", PARAMETER_YES_NO },
	{ "job_error_rate_max", PARAMETER_NUMBER },
	{ "log_retention_min_days", PARAMETER_NUMBER },
	{ "min_tasks", PARAMETER_NUMBER },
	{ "monitoring_services", PARAMETER_LIST },
	{ "multi_az_min", PARAMETER_NUMBER },
	{ "multi_region_required", PARAMETER_YES_NO },
	{ "pan", PARAMETER_YES_NO },
	{ "password_max_days", PARAMETER_NUMBER },
	{ "password_min_length", PARAMETER_NUMBER },
	{ "password_reuse", PARAMETER_NUMBER },
	{ "patch_max_age_days", PARAMETER_NUMBER },
	{ "phi", PARAMETER_YES_NO },
	{ "private_endpoints_required", PARAMETER_YES_NO },
	{ "quota_max_percent", PARAMETER_NUMBER },
	{ "regulated", PARAMETER_YES_NO },
	{ "report_max_age_days", PARAMETER_NUMBER },
	{ "required_tag_keys", PARAMETER_LIST },
	{ "rescan_min_days", PARAMETER_NUMBER },
	{ "retention_min_days", PARAMETER_NUMBER },
	{ "role_unused_days", PARAMETER_NUMBER },
	{ "root_unused_days", PARAMETER_NUMBER },
	{ "rotation_max_days", PARAMETER_NUMBER },
	{ "runtime_monitoring_required", PARAMETER_YES_NO },
	{ "scan_max_age_days", PARAMETER_NUMBER },
	{ "session_max_seconds", PARAMETER_NUMBER },
	{ "unused_days", PARAMETER_NUMBER },
	{ "usage_tracking", PARAMETER_WORD },
	{ "user_metadata_denylist", PARAMETER_LIST },
};
const size_t parameter_rule_count =
	sizeof parameter_rules / sizeof parameter_rules[0];

const struct parameter_rule *
parameter_rule(const char *name)
{
	for (size_t i = 0; i < parameter_rule_count; i++)
		if (strcmp(parameter_rules[i].name, name) == 0)
			return &parameter_rules[i];
	return NULL;
}

int
parameter_fits(const struct parameter_rule *rule, const char *value)
{
	double n;

	switch (rule->kind) {
	case PARAMETER_YES_NO:
		return parameter_yes(value) >= 0;
	case PARAMETER_NUMBER:
		return number_read(text_of(value), &n) == 0;
	case PARAMETER_WORD:
		return value[0] != '\0' && strchr(value, ' ') == NULL;
	case PARAMETER_LIST:
		break;
	}
	return 1;
}

const char *
parameter_kind_name(enum parameter_kind kind)
{
	static const char *const names[] = {
		[PARAMETER_YES_NO] = "yes or no",
		[PARAMETER_NUMBER] = "a number",
		[PARAMETER_LIST] = "a list",
		[PARAMETER_WORD] = "one word",
	};

	return names[kind];
}
