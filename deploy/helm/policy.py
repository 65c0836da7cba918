"""Holds rendered manifests to Kubernetes' schemas and to the rules of this chart.

    python policy.py KUBERNETES_VERSION RENDERED.yaml ..

Each rule is then shown a manifest in which it was broken on purpose, and must see it.
"""

import copy
import pathlib
import re
import sys

import kubernetes_validate
import yaml

HERE = pathlib.Path(__file__).parent
DOCS = HERE.parent.parent / "docs"
# Kinds of others, whose schemas nobody here has.
FOREIGN = {"postgresql.cnpg.io", "kafka.strimzi.io", "keda.sh", "monitoring.coreos.com"}
RESTRICTED = {"configMap", "emptyDir", "secret", "persistentVolumeClaim", "projected", "downwardAPI", "csi", "ephemeral"}
SECRET = re.compile(r"(PASSWORD|SECRET|CREDENTIAL|JAAS|TOKEN|(API|ADMIN|PROCESS)_KEY)$")
KEY = re.compile(r"`((?:kitchensync|quarkus|kafka)\.[a-z0-9.\-]+)`")


def pod_template(thing):
    spec = thing.get("spec", {})
    if thing["kind"] == "CronJob":
        spec = spec["jobTemplate"]["spec"]
    return spec.get("template") if thing["kind"] in ("Deployment", "StatefulSet", "Job", "CronJob") else None


def pods(things):
    for thing in things:
        template = pod_template(thing)
        if template:
            yield thing, template["metadata"].get("labels", {}), template["spec"]


def containers(things):
    for thing, _, pod in pods(things):
        for container in pod.get("initContainers", []) + pod["containers"]:
            yield thing, pod, container


def selects(selector, labels):
    for one in selector.get("matchExpressions", []):
        if one["operator"] != "In" or labels.get(one["key"]) not in one["values"]:
            return False
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())


def of_kind(things, *kinds):
    return [thing for thing in things if thing["kind"] in kinds]


def fits_kubernetes(things):
    for thing in things:
        if thing["apiVersion"].partition("/")[0] in FOREIGN:
            continue
        try:
            kubernetes_validate.validate(thing, sys.argv[1], strict=True)
        except Exception as wrong:  # whatever it is called, it is a fault of the manifest
            yield thing, str(wrong).splitlines()[0]


def runs_as_nobody(things):
    for thing, _, pod in pods(things):
        security = pod.get("securityContext", {})
        if not security.get("runAsNonRoot") or not security.get("runAsUser"):
            yield thing, "may run as root"
        if security.get("seccompProfile", {}).get("type") != "RuntimeDefault":
            yield thing, "has no seccomp profile"
        if pod.get("hostNetwork") or pod.get("hostPID") or pod.get("hostIPC"):
            yield thing, "shares a namespace of the host"
        for volume in pod.get("volumes", []):
            if not RESTRICTED & volume.keys():
                yield thing, f"mounts what restricted pods may not: {volume['name']}"


def can_change_nothing(things):
    for thing, _, container in containers(things):
        security = container.get("securityContext", {})
        if security.get("allowPrivilegeEscalation") is not False:
            yield thing, f"{container['name']} may become more than it is"
        if security.get("capabilities", {}).get("drop") != ["ALL"] or security.get("capabilities", {}).get("add"):
            yield thing, f"{container['name']} keeps capabilities"
        if security.get("readOnlyRootFilesystem") is not True:
            yield thing, f"{container['name']} may write to its image"
        if security.get("privileged") or security.get("runAsUser") == 0:
            yield thing, f"{container['name']} is privileged"


def images_are_pinned(things):
    for thing, _, container in containers(things):
        image = container["image"]
        tag = image.rpartition("/")[2].partition(":")[2]
        if "@sha256:" not in image and (not tag or tag in ("latest", "main")):
            yield thing, f"{image} may be another tomorrow"


def limits_are_set(things):
    for thing, _, container in containers(things):
        resources = container.get("resources", {})
        for side in ("requests", "limits"):
            for what in ("cpu", "memory", "ephemeral-storage"):
                if what not in resources.get(side, {}):
                    yield thing, f"{container['name']} has no {what} in its {side}"


def probes_are_there(things):
    for thing, _, pod in pods(of_kind(things, "Deployment", "StatefulSet")):
        serving = [one for one in pod["containers"] if one.get("ports")]
        if not serving:
            yield thing, "serves nothing"
        for container in serving:
            for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
                if probe not in container:
                    yield thing, f"{container['name']} has no {probe}"


def leaves_in_order(things):
    """A pod goes on until nobody sends to it, then has time for what it is at, and all of that fits into its grace."""
    settings = {config["metadata"]["name"]: config["data"] for config in of_kind(things, "ConfigMap")}
    for thing, _, pod in pods(of_kind(things, "Deployment")):
        for container in pod["containers"]:
            wait = container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
            config = settings.get(container["envFrom"][0]["configMapRef"]["name"], {})
            work = int(config.get("QUARKUS_SHUTDOWN_TIMEOUT", "0s").removesuffix("s"))
            if wait < 5 or work < 5:
                yield thing, f"{container['name']} refuses requests while it is replaced"
            if wait + work >= pod.get("terminationGracePeriodSeconds", 30):
                yield thing, f"{container['name']} is killed before it has ended"


def hears_its_end(things):
    """The first process of a container, a shell too, hears no SIGTERM that it has no trap for; its pod stays for all of its grace."""
    scripts = {name: text for config in of_kind(things, "ConfigMap") for name, text in config.get("data", {}).items()}
    for thing, _, pod in pods(of_kind(things, "Deployment", "StatefulSet")):
        for container in pod["containers"]:
            command = container.get("command", [""])
            if command[0] in ("sh", "bash") and not re.search(r"^trap .* TERM$", scripts[command[-1].rpartition("/")[2]], re.M):
                yield thing, f"{container['name']} holds up the end of its pod"


def broken_is_replaced(things):
    """By itself a StatefulSet waits for ever for a pod that does not become ready, even when its template has been mended."""
    for thing in of_kind(things, "StatefulSet"):
        if thing["spec"].get("podManagementPolicy") != "Parallel":
            yield thing, "keeps a broken pod until somebody deletes it"


def waits_for_its_postgres(things):
    """A Cluster of this chart takes minutes to come, and what makes its schemas starts with it."""
    for thing in of_kind(things, "Job"):
        if of_kind(things, "Cluster") and thing["metadata"]["labels"]["app.kubernetes.io/component"] == "migrate":
            if thing["spec"]["backoffLimit"] < 6:
                yield thing, "has given up before Postgres is there"


def speaks_both(things):
    for thing in of_kind(things, "NetworkPolicy"):
        for rule in thing["spec"].get("egress", []):
            whole = {peer["ipBlock"]["cidr"] for peer in rule.get("to", []) if "ipBlock" in peer} & {"0.0.0.0/0", "::/0"}
            if len(whole) == 1:
                yield thing, f"lets out to {whole.pop()} alone"


def connections_suffice(things):
    """Each event loop, two a core, has connections of its own; beside them a process has ten at most for its other work."""
    settings = {config["metadata"]["name"]: config.get("data", {}) for config in of_kind(things, "ConfigMap")}
    most = {}
    for scaler in of_kind(things, "HorizontalPodAutoscaler", "ScaledObject"):
        most[scaler["spec"]["scaleTargetRef"]["name"]] = scaler["spec"].get("maxReplicas") or scaler["spec"]["maxReplicaCount"]
    needed = 0
    for thing, _, pod in pods(of_kind(things, "Deployment")):
        name = thing["metadata"]["name"]
        each = int(settings[name].get("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", 20)) if "QUARKUS_DATASOURCE_REACTIVE_URL" in settings[name] else 0
        loops = 2 * int(pod["containers"][0]["resources"]["limits"]["cpu"])
        needed += most.get(name, thing["spec"].get("replicas", 1)) * (each * loops + 10)
    for cluster in of_kind(things, "Cluster"):
        has = int(cluster["spec"]["postgresql"]["parameters"].get("max_connections", 100))
        if needed > has:
            yield cluster, f"has {has} connections, and its processes may want {needed}"


def restores_alone(things):
    if any(job["metadata"]["labels"]["app.kubernetes.io/component"] == "restore" for job in of_kind(things, "Job")):
        for thing in of_kind(things, "Job"):
            if pod_template(thing)["spec"].get("terminationGracePeriodSeconds", 30) < 600:
                yield thing, "is killed while it drops what it had made"
        for thing in of_kind(things, "CronJob"):
            if thing["spec"].get("suspend") is not True:
                yield thing, "may write to a database that is brought back"
        for thing in of_kind(things, "Deployment", "StatefulSet"):
            if thing["spec"].get("replicas") != 0:
                yield thing, "may write to a database that is brought back"


def postgres_is_copied(things):
    """One that an operator makes is the operator's to copy; the embedded one is copied with its folder."""
    copies = [job for job in of_kind(things, "CronJob") if job["metadata"]["labels"]["app.kubernetes.io/component"] == "backup"]
    for thing in of_kind(things, "ConfigMap"):
        if "QUARKUS_DATASOURCE_JDBC_URL" in thing.get("data", {}) and not copies and not of_kind(things, "Cluster"):
            yield thing, "has a Postgres that nobody copies"


def postgres_has_shared_memory(things):
    for thing, _, pod in pods(of_kind(things, "StatefulSet")):
        for container in pod["containers"]:
            mounts = {mount["mountPath"]: mount["name"] for mount in container["volumeMounts"]}
            memory = [v["name"] for v in pod["volumes"] if v.get("emptyDir", {}).get("medium") == "Memory"]
            if container.get("ports") and mounts.get("/dev/shm") not in memory:
                yield thing, f"{container['name']} has 64 MiB of shared memory"


def catalogue_goes_with_the_data(things):
    """The data folder names the catalogue's files, and whatever is run beside it by hand reads them: users add does."""
    for thing, _, pod in pods(things):
        mounts = {container["name"]: {mount["name"] for mount in container.get("volumeMounts", [])} for container in pod["containers"]}
        for name, seen in mounts.items():
            if "data" in seen and "catalogue" not in seen and any("catalogue" in other for other in mounts.values()):
                yield thing, f"{name} has the data without the catalogue that it names"


def chain_has_stores(things):
    """Every service ends at once with a catalogue that has none."""
    for thing in of_kind(things, "ConfigMap"):
        text = thing.get("data", {}).get("stores.yaml")
        if text is not None and not (yaml.safe_load(text) or {}).get("stores"):
            yield thing, "has no store"


def proxies_are_named(things):
    for thing in of_kind(things, "ConfigMap"):
        data = thing.get("data", {})
        if data.get("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING") == "true" and not data.get("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES"):
            yield thing, "takes anybody's word for a caller's address"


def no_token(things):
    for thing, _, pod in pods(things):
        if pod.get("automountServiceAccountToken") is not False or not pod.get("serviceAccountName"):
            yield thing, "has a token of Kubernetes' API"
        if pod.get("enableServiceLinks") is not False:
            yield thing, "has the names of other services among its settings"
    for account in of_kind(things, "ServiceAccount"):
        if account.get("automountServiceAccountToken") is not False:
            yield account, "gives its token away"
    for thing in of_kind(things, "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"):
        yield thing, "gives rights that nothing here needs"


def survives_a_drain(things):
    budgets = of_kind(things, "PodDisruptionBudget")
    for thing, labels, pod in pods(of_kind(things, "Deployment", "StatefulSet")):
        if not any(selects(budget["spec"]["selector"], labels) for budget in budgets):
            yield thing, "has no PodDisruptionBudget"
        if thing["kind"] == "Deployment" and len(pod.get("topologySpreadConstraints", [])) < 2:
            yield thing, "is not spread over zones and nodes"
    for budget in budgets:
        if "minAvailable" in budget["spec"] or budget["spec"].get("maxUnavailable", 0) < 1:
            yield budget, "would hold up the drain of a node for ever"
        if budget["spec"].get("unhealthyPodEvictionPolicy") != "AlwaysAllow":
            yield budget, "would hold it up for pods that do not work anyway"


def network_is_closed(things):
    policies = of_kind(things, "NetworkPolicy")
    closed = [p for p in policies if "ingress" not in p["spec"] and "egress" not in p["spec"]]
    for thing, labels, _ in pods(things):
        for direction in ("Ingress", "Egress"):
            if not any(direction in p["spec"]["policyTypes"] and selects(p["spec"]["podSelector"], labels) for p in closed):
                yield thing, f"no policy denies its {direction.lower()}"
    for policy in policies:
        for rule in policy["spec"].get("ingress", []):
            if not rule.get("from") or not rule.get("ports"):
                yield policy, "lets everybody in, or to every port"
        for rule in policy["spec"].get("egress", []):
            if not rule.get("ports"):
                yield policy, "lets out to every port"


def postgres_can_be_watched(things):
    """Whoever closes a Cluster's pods has to let in its operator, wherever that is, and who reads its metrics."""
    for policy in of_kind(things, "NetworkPolicy"):
        if "cnpg.io/cluster" in policy["spec"]["podSelector"].get("matchLabels", {}):
            told = {port["port"]: rule["from"] for rule in policy["spec"].get("ingress", []) for port in rule["ports"]}
            if not any("namespaceSelector" in peer for peer in told.get(8000, [])) or 9187 not in told:
                yield policy, "shuts out the operator, or Prometheus"


def shrinks_slowly(things):
    """A pod that goes cuts off streams and tills; whoever scales has to take one at a time."""
    for thing in of_kind(things, "HorizontalPodAutoscaler", "ScaledObject"):
        hpa = thing["spec"].get("advanced", {}).get("horizontalPodAutoscalerConfig", {}) if thing["kind"] == "ScaledObject" else thing["spec"]
        down = hpa.get("behavior", {}).get("scaleDown", {})
        if down.get("stabilizationWindowSeconds", 0) < 600 or [one["value"] for one in down.get("policies", [])] != [1]:
            yield thing, "takes many pods away at once"


def monitors_are_found(things):
    """Prometheus' operator takes no other ServiceMonitors than those with the labels that it was told of."""
    for thing in of_kind(things, "ServiceMonitor"):
        if not [label for label in thing["metadata"]["labels"] if "/" not in label]:
            yield thing, "has no label of the operator's"


def stores_keep_their_roles(things):
    """CloudNativePG revokes from a role that it manages all others that are not told of; a store's role comes later."""
    for cluster in of_kind(things, "Cluster"):
        for role in cluster["spec"].get("managed", {}).get("roles", []):
            if role.get("createrole"):
                yield cluster, f"would take from {role['name']} the roles that it makes"
        started = cluster["spec"]["bootstrap"].get("initdb")
        if started and "alter role kitchensync createrole" not in started.get("postInitApplicationSQL", []):
            yield cluster, "cannot make a store's role"


def secrets_are_elsewhere(things):
    for thing in of_kind(things, "Secret"):
        yield thing, "is a secret in the chart"
    for thing in of_kind(things, "ConfigMap"):
        for name in thing.get("data", {}):
            if SECRET.search(name):
                yield thing, f"{name} is in the clear"
    for thing, _, container in containers(things):
        for one in container.get("env", []):
            if SECRET.search(one["name"]) and "value" in one:
                yield thing, f"{one['name']} is in the clear"


def jobs_end(things):
    for thing in of_kind(things, "Job", "CronJob"):
        job = thing["spec"] if thing["kind"] == "Job" else thing["spec"]["jobTemplate"]["spec"]
        if not job.get("activeDeadlineSeconds") or "backoffLimit" not in job or not job.get("ttlSecondsAfterFinished"):
            yield thing, "may run for ever, or stay for ever"
    for thing in of_kind(things, "CronJob"):
        if thing["spec"].get("concurrencyPolicy") != "Forbid" or not thing["spec"].get("startingDeadlineSeconds"):
            yield thing, "may run twice at once, or long after its time"


def changes_roll_out(things):
    for thing, _, _ in pods(of_kind(things, "Deployment", "StatefulSet")):
        if "checksum/config" not in pod_template(thing)["metadata"].get("annotations", {}):
            yield thing, "does not notice a changed configuration"


def settings_exist(things):
    known = {key.upper().replace(".", "_").replace("-", "_") for key in KEY.findall((DOCS / "configuration.md").read_text())}
    ours = [(t, name) for t in of_kind(things, "ConfigMap") for name in t.get("data", {})]
    ours += [(t, one["name"]) for t, _, c in containers(things) for one in c.get("env", [])]
    for thing, name in ours:
        if name.startswith("KITCHENSYNC_") and name not in known | {"KITCHENSYNC_EXTERNAL"}:
            yield thing, f"{name} is no setting of docs/configuration.md"


def metrics_exist(things):
    documented = (DOCS / "ingest.md").read_text()
    for thing in of_kind(things, "HorizontalPodAutoscaler", "ScaledObject"):
        for name in re.findall(r"\bingest_[a-z_]+", yaml.safe_dump(thing)):
            if name not in documented:
                yield thing, f"{name} is no metric of docs/ingest.md"


def entry_has_tls(things):
    for thing in of_kind(things, "Ingress"):
        protected = {host for tls in thing["spec"].get("tls", []) if tls.get("secretName") for host in tls["hosts"]}
        for rule in thing["spec"]["rules"]:
            if rule.get("host") not in protected:
                yield thing, "can be reached without TLS"


RULES = [
    fits_kubernetes, runs_as_nobody, can_change_nothing, images_are_pinned, limits_are_set, probes_are_there, no_token,
    survives_a_drain, network_is_closed, secrets_are_elsewhere, jobs_end, changes_roll_out, settings_exist,
    metrics_exist, entry_has_tls, leaves_in_order, restores_alone, postgres_has_shared_memory, proxies_are_named,
    catalogue_goes_with_the_data, chain_has_stores, postgres_is_copied, hears_its_end, broken_is_replaced,
    waits_for_its_postgres, speaks_both, connections_suffice, postgres_can_be_watched,
    shrinks_slowly, monitors_are_found, stores_keep_their_roles,
]  # fmt: skip


def main(files):
    faults, counted, every = 0, 0, []
    for file in files:
        things = [thing for thing in yaml.safe_load_all(pathlib.Path(file).read_text()) if thing]
        counted += len(things)
        every.append(things)
        seen = [fault for rule in RULES for fault in rule(things)]
        for thing, what in seen:
            print(f"{pathlib.Path(file).name}: {thing['kind']} {thing['metadata']['name']}: {what}")
        faults += len(seen)
    from broken import BREAKS, apply  # what each rule has to see

    for rule, change in BREAKS:
        things = apply(copy.deepcopy(every), change)
        if not any(list(globals()[rule](chart)) for chart in things):
            print(f"the rule {rule} does not see this broken: {change.__name__ or change}")
            faults += 1
    for unbroken in {rule.__name__ for rule in RULES} - {rule for rule, _ in BREAKS}:
        print(f"the rule {unbroken} was never seen to fail")
        faults += 1
    print(f"{counted} objects of {len(files)} charts held to {len(RULES)} rules, {len(BREAKS)} of them broken on purpose; {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:]))
