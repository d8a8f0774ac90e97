/*
 * ecs_redact.h - what is taken out of the answers of ECS
 *
 * AWS's model marks environment values as sensitive, but no command, label or
 * option of a log driver.  Names stay, and the value of OPT_OUT_TRACKING; so do
 * the options awslogs-*, mode and max-buffer-size, which say where logs go.
 * A command is scanned as a list, for a flag says what its neighbour is.
 */

#define REDACT_CONTAINER(at)						\
	"hash:" at "environment[].value "				\
	"scan:" at "command|entryPoint "				\
	"scan:" at "healthCheck.command "				\
	"hash:" at "logConfiguration.options.* "			\
	"hash:" at "firelensConfiguration.options.* "

#define REDACT_DEFINITION						\
	REDACT_CONTAINER("taskDefinition.containerDefinitions[].")	\
	"hash:taskDefinition.containerDefinitions[].dockerLabels.* "	\
	"hash:taskDefinition.volumes[].dockerVolumeConfiguration."	\
	"driverOpts|labels.* "						\
	"hash:taskDefinition.proxyConfiguration.properties[].value "	\
	"scan:tags[].value"

/* Service Connect, in a deployment and in a revision; what a hook is told */
#define REDACT_CONNECT(at)						\
	"hash:" at "serviceConnectConfiguration.logConfiguration."	\
	"options.* "							\
	"hash:" at "serviceConnectConfiguration.services[]."		\
	"clientAliases[].testTrafficRules.header.value.exact "		\
	"scan:" at "volumeConfigurations[].managedEBSVolume."		\
	"tagSpecifications[].tags[].value "

#define REDACT_SERVICE							\
	REDACT_CONNECT("services[].deployments[].")			\
	"hash:services[].deploymentConfiguration.lifecycleHooks[]."	\
	"hookDetails "							\
	"scan:services[].deployments[].rolloutStateReason "		\
	"scan:services[].events[].message "				\
	"scan:services[].taskSets[].startedBy|externalId "		\
	"scan:services[].taskSets[].tags[].value "			\
	"scan:services[].tags[].value "					\
	"scan:failures[].detail"

#define REDACT_TASK							\
	"hash:tasks[].overrides.containerOverrides[].environment[].value " \
	"scan:tasks[].overrides.containerOverrides[].command "		\
	"scan:tasks[].stoppedReason|startedBy "				\
	"scan:tasks[].containers[].reason "				\
	"scan:tasks[].containers[].managedAgents[].reason "		\
	"scan:tasks[].attributes[].value "				\
	"scan:tasks[].tags[].value "					\
	"scan:failures[].detail"

#define REDACT_EXPRESS							\
	"hash:service.activeConfigurations[].primaryContainer."		\
	"environment[].value "						\
	"scan:service.activeConfigurations[].primaryContainer.command "	\
	"scan:service.status.statusReason "				\
	"scan:service.tags[].value"
