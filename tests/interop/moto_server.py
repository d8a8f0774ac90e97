"""A moto server, and an audit of it by Exhibit."""
import functools
import glob
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import boto3
from botocore.config import Config

import moto_fill
import wire

REGIONS, HOME = moto_fill.REGIONS, "eu-west-1"


def resolve(host, *args, real=socket.getaddrinfo, **kwargs):
    """All of .localhost is this machine (RFC 6761), whatever the resolver."""
    if isinstance(host, str) and host.endswith("localhost"):
        host = "127.0.0.1"
    return real(host, *args, **kwargs)


socket.getaddrinfo = resolve


class Moto:
    def __init__(self, folder):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.log = open(os.path.join(folder, "moto.log"), "wb")
        program = os.path.join(os.path.dirname(sys.executable), "moto_server")
        self.process = subprocess.Popen(
            [program, "-H", "127.0.0.1", "-p", str(self.port)],
            stdout=self.log, stderr=self.log,
            env={**os.environ, "MOTO_IAM_LOAD_MANAGED_POLICIES": "true"})
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("moto_server did not start")
                time.sleep(0.1)
        # moto moves a job on each time that someone reads it
        for model in ("transcribe::transcriptionjob",
                      "transcribe::medicaltranscriptionjob",
                      "transcribe::vocabulary",
                      "transcribe::medicalvocabulary"):
            self.tell("state-manager/set-transition", {
                "model_name": model,
                "transition": {"progression": "immediate"}})

    def tell(self, what, body):
        urllib.request.urlopen(urllib.request.Request(
            f"http://127.0.0.1:{self.port}/moto-api/{what}",
            json.dumps(body).encode(), method="POST")).close()

    @functools.lru_cache(None)
    def client(self, service, region):
        made = boto3.client(
            wire.CLIENT.get(service, service), region_name=region,
            endpoint_url=f"http://localhost:{self.port}",
            aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
            aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            config=Config(s3={"addressing_style": "path"},
                          retries={"total_max_attempts": 1}))

        def before_parse(response_dict, **_):
            self.status = response_dict["status_code"]

        made.meta.events.register("before-parse.*.*", before_parse)
        return made

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        self.log.close()


# ---- the audit ---------------------------------------------------------------

CONF = """[audit]
organization = Acme (moto)
stream       = acme-sample
runs         = runs
bundles      = bundles
trust        = trust.ini

[accounts]
accounts     = self

[collect]
regions      = {regions}
share        = 100

[sign]
key          = signer-key.pem
certificate  = signer.pem
chain        = chain

{timestamp}"""


def run(command, folder, env, *codes):
    done = subprocess.run(command, cwd=folder, env=env, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode not in codes:
        print(done.stdout)
        raise SystemExit(f"{command[1]}: exit {done.returncode}")
    return done.stdout


def audit(build, folder, port):
    """Returns the folder that the bundle was unpacked to."""
    exhibit, cloud = (os.path.join(build, p) for p in ("exhibit", "cloud"))
    subprocess.run([cloud, "--init", folder], check=True)
    port_file = os.path.join(folder, "port")
    authorities = subprocess.Popen([cloud, "--dir", folder, "--port", "0",
                                    "--port-file", port_file])
    try:
        while not (os.path.exists(port_file) and os.path.getsize(port_file)):
            if authorities.poll() is not None:
                raise SystemExit("the time-stamp authorities did not start")
            time.sleep(0.02)
        with open(os.path.join(folder, "exhibit.conf"), encoding="utf-8") as f:
            timestamp = f.read()
        with open(os.path.join(folder, "moto.conf"), "w",
                  encoding="utf-8") as f:
            f.write(CONF.format(
                regions=" ".join(REGIONS),
                timestamp=timestamp[timestamp.index("[timestamp]"):
                                    timestamp.index("[archive]")]))
        env = {k: v for k, v in os.environ.items() if k[:4] != "AWS_"}
        env.update(EXHIBIT_SHARE=os.path.join(build, "share"),
                   EXHIBIT_MODULES=os.path.join(build, "modules"),
                   AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}",
                   AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE",
                   AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI/K7MDENG/bPxRfiCY",
                   AWS_REGION=HOME, AWS_CONFIG_FILE="/dev/null",
                   AWS_SHARED_CREDENTIALS_FILE="/dev/null",
                   AWS_CA_BUNDLE=os.path.join(folder, "tls-root.pem"))
        said = run([exhibit, "audit", "--config", "moto.conf", "--first"],
                   folder, env, 8)
        print("\n".join(said.splitlines()[-2:]))
        if "not from AWS" not in said:
            raise SystemExit("it does not say that its answers are not AWS's")
        [bundle] = glob.glob(os.path.join(folder, "bundles", "*.tar.gz"))
        run([exhibit, "verify", bundle, "--trust", "trust.ini", "--rederive"],
            folder, env, 0)
    finally:
        authorities.send_signal(signal.SIGTERM)
        authorities.wait(10)
    run(["tar", "-xzf", bundle, "-C", folder], folder, env, 0)
    return bundle[:-len(".tar.gz")].replace("/bundles/", "/")
