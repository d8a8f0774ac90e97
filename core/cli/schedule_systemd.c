/* A service and its timer, for systemd 250 or later: systemd.exec(5). */
#include <string.h>

#include "cli/schedule.h"

/* In quotes; % is a specifier, $ a variable, \ an escape there. */
static void
put_quoted(struct buffer *out, const char *s, int exec)
{
	buffer_putc(out, '"');
	for (; *s; s++) {
		if (*s == '%' || (*s == '$' && exec))
			buffer_putc(out, *s);
		else if (*s == '"' || *s == '\\')
			buffer_putc(out, '\\');
		if (*s == '\n')
			buffer_puts(out, "\\n");
		else
			buffer_putc(out, *s);
	}
	buffer_putc(out, '"');
}

static void
put_path(struct buffer *out, const char *key, const char *path)
{
	buffer_puts(out, key);
	put_quoted(out, path, 0);
	buffer_putc(out, '\n');
}

static void
put_shell(struct buffer *out, const char *s)
{
	buffer_putc(out, '\'');
	for (; *s; s++) {
		if (*s == '\'')
			buffer_puts(out, "'\\'");
		buffer_putc(out, *s == '\n' ? ' ' : *s);
	}
	buffer_putc(out, '\'');
}

static void
put_installing(const struct schedule *s, struct buffer *out)
{
	const char *const folders[] = { s->runs, s->bundles, s->chain };
	size_t n = strcmp(s->chain, s->bundles) == 0 ? 2 : 3;

	buffer_printf(out, "# Two files: cut at the lines with dashes.\n"
		      "#\n#   useradd --system --home-dir /var/lib/exhibit"
		      " exhibit\n");
	for (size_t i = 0; i < n; i++) {
		buffer_puts(out, "#   install -d -o exhibit -m 0700 ");
		put_shell(out, folders[i]);
		buffer_putc(out, '\n');
	}
	if (s->archive) {
		buffer_puts(out, "#   install -d -o exhibit -m 0700 ");
		put_shell(out, s->archive);
		buffer_putc(out, '\n');
	}
	if (s->key) {
		buffer_puts(out, "#   install -o exhibit -m 0600 signer-key.pem ");
		put_shell(out, s->key);
		buffer_putc(out, '\n');
	}
	buffer_printf(out,
		"#   systemctl daemon-reload\n"
		"#   systemctl enable --now exhibit-%s.timer\n"
		"#\n"
		"# What was sealed INCOMPLETE ends with exit 8 and is shown as"
		" failed: it is to be\n"
		"# seen. Only an interrupted run (75) is started again, and goes"
		" on where it stopped;\n"
		"# after a restart of the machine: systemctl start"
		" exhibit-%s.service\n", s->stream, s->stream);
}

static void
put_service(const struct schedule *s, struct buffer *out)
{
	buffer_printf(out,
		"\n# ---- /etc/systemd/system/exhibit-%s.service\n"
		"[Unit]\n"
		"Description=Exhibit: evidence of %s\n"
		"Documentation=man:exhibit(1)\n"
		"Wants=network-online.target\n"
		"After=network-online.target time-sync.target\n"
		"# To be told of failures:\n"
		"#OnFailure=mail-root@%%n.service\n"
		"\n"
		"[Service]\n"
		"Type=exec\n"
		"User=exhibit\n"
		"ExecStart=", s->stream, s->stream);
	put_quoted(out, s->program, 1);
	buffer_puts(out, " audit --config ");
	put_quoted(out, s->config, 1);
	buffer_printf(out, " --period %s --log json", s->period);
	buffer_putc(out, '\n');
	buffer_puts(out,
		"# interrupted (75) or killed: the same command goes on\n"
		"Restart=on-abnormal\n"
		"RestartForceExitStatus=75\n"
		"RestartSec=15min\n"
		"TimeoutStopSec=60\n"
		"UMask=0077\n"
		"StateDirectory=exhibit\n"
		"StateDirectoryMode=0700\n");
	put_path(out, "ReadWritePaths=", s->runs);
	put_path(out, "ReadWritePaths=", s->bundles);
	if (strcmp(s->chain, s->bundles) != 0)
		put_path(out, "ReadWritePaths=", s->chain);
	if (s->archive)
		put_path(out, "ReadWritePaths=", s->archive);
}

static void
put_hardening(struct buffer *out)
{
	buffer_puts(out,
		"ProtectSystem=strict\n"
		"ProtectHome=read-only\n"
		"PrivateTmp=yes\n"
		"PrivateDevices=yes\n"
		"PrivateMounts=yes\n"
		"NoNewPrivileges=yes\n"
		"CapabilityBoundingSet=\n"
		"AmbientCapabilities=\n"
		"ProtectKernelTunables=yes\n"
		"ProtectKernelModules=yes\n"
		"ProtectKernelLogs=yes\n"
		"ProtectControlGroups=yes\n"
		"ProtectClock=yes\n"
		"ProtectHostname=yes\n"
		"ProtectProc=invisible\n"
		"RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\n"
		"RestrictNamespaces=yes\n"
		"RestrictRealtime=yes\n"
		"RestrictSUIDSGID=yes\n"
		"RemoveIPC=yes\n"
		"LockPersonality=yes\n"
		"MemoryDenyWriteExecute=yes\n"
		"SystemCallArchitectures=native\n"
		"SystemCallFilter=@system-service\n"
		"SystemCallErrorNumber=EPERM\n");
}

void
schedule_systemd(const struct schedule *s, struct buffer *out)
{
	put_installing(s, out);
	put_service(s, out);
	put_hardening(out);
	buffer_printf(out,
		"\n# ---- /etc/systemd/system/exhibit-%s.timer\n"
		"[Unit]\n"
		"Description=Exhibit: when the evidence of %s is taken\n"
		"\n"
		"[Timer]\n"
		"OnCalendar=%s\n"
		"RandomizedDelaySec=2h\n"
		"# switched off at that time: as soon as it is on again\n"
		"Persistent=true\n"
		"\n"
		"[Install]\n"
		"WantedBy=timers.target\n", s->stream, s->stream,
		schedule_calendar(s));
}
