"""Manifests broken on purpose, a change each, by the rule that has to see it."""


def apply(charts, change):
    for things in charts:
        for thing in things:
            change(thing)
    return charts


def _pod(thing):
    spec = thing.get("spec", {})
    spec = spec.get("jobTemplate", {}).get("spec", spec)
    return spec.get("template", {}).get("spec") if isinstance(spec.get("template"), dict) else None


def _in_pods(act):
    def change(thing):
        pod = _pod(thing)
        if pod:
            act(pod)

    change.__name__ = getattr(act, "__name__", "change")
    return change


def _in_containers(act):
    return _in_pods(lambda pod: [act(one) for one in pod["containers"]])


def _in_kind(kind, act):
    def change(thing):
        if thing["kind"] == kind:
            act(thing)

    return change


BREAKS = [
    ("fits_kubernetes", _in_kind("Deployment", lambda thing: thing["spec"].update(replica=2))),
    ("fits_kubernetes", _in_kind("NetworkPolicy", lambda thing: thing["spec"].update(podSelector="all"))),
    ("runs_as_nobody", _in_pods(lambda pod: pod["securityContext"].pop("runAsNonRoot"))),
    ("runs_as_nobody", _in_pods(lambda pod: pod["securityContext"].pop("seccompProfile"))),
    ("runs_as_nobody", _in_pods(lambda pod: pod["volumes"].append({"name": "host", "hostPath": {"path": "/"}}))),
    ("can_change_nothing", _in_containers(lambda one: one["securityContext"].pop("readOnlyRootFilesystem"))),
    ("can_change_nothing", _in_containers(lambda one: one["securityContext"].pop("allowPrivilegeEscalation"))),
    ("can_change_nothing", _in_containers(lambda one: one["securityContext"]["capabilities"].update(add=["NET_RAW"]))),
    ("images_are_pinned", _in_containers(lambda one: one.update(image="kitchensync/ingest:latest"))),
    ("images_are_pinned", _in_containers(lambda one: one.update(image="localhost:5000/ingest"))),
    ("limits_are_set", _in_containers(lambda one: one["resources"]["limits"].pop("memory"))),
    ("limits_are_set", _in_containers(lambda one: one["resources"].pop("requests"))),
    ("probes_are_there", _in_containers(lambda one: one.pop("startupProbe", None))),
    ("no_token", _in_pods(lambda pod: pod.pop("automountServiceAccountToken"))),
    ("no_token", _in_pods(lambda pod: pod.pop("enableServiceLinks"))),
    ("no_token", _in_kind("ServiceAccount", lambda thing: thing.update(automountServiceAccountToken=True))),
    ("survives_a_drain", _in_kind("PodDisruptionBudget", lambda thing: thing["spec"]["selector"]["matchLabels"].update(a="b"))),
    ("survives_a_drain", _in_kind("PodDisruptionBudget", lambda thing: thing["spec"].update(maxUnavailable=0))),
    ("survives_a_drain", _in_kind("PodDisruptionBudget", lambda thing: thing["spec"].pop("unhealthyPodEvictionPolicy", None))),
    ("survives_a_drain", _in_pods(lambda pod: pod.pop("topologySpreadConstraints", None))),
    ("network_is_closed", _in_kind("NetworkPolicy", lambda thing: thing["spec"].setdefault("egress", [{}]))),
    ("network_is_closed", _in_kind("NetworkPolicy", lambda thing: [rule.pop("from") for rule in thing["spec"].get("ingress", [])])),
    ("postgres_can_be_watched", _in_kind("NetworkPolicy", lambda thing: "cnpg" in str(thing["spec"]["podSelector"]) and thing["spec"]["ingress"].pop())),
    ("stores_keep_their_roles", _in_kind("Cluster", lambda thing: thing["spec"].update(managed={"roles": [{"name": "kitchensync", "createrole": True}]}))),
    ("shrinks_slowly", _in_kind("ScaledObject", lambda thing: thing["spec"].pop("advanced", None))),
    ("monitors_are_found", _in_kind("ServiceMonitor", lambda thing: thing["metadata"]["labels"].pop("release", None))),
    ("secrets_are_elsewhere", _in_kind("ConfigMap", lambda thing: thing["data"].update(QUARKUS_DATASOURCE_PASSWORD="hunter2"))),
    ("secrets_are_elsewhere", _in_containers(lambda one: one["env"].append({"name": "PGPASSWORD", "value": "hunter2"}) if one.get("env") else None)),
    ("secrets_are_elsewhere", _in_kind("ServiceAccount", lambda thing: thing.update(kind="Secret"))),
    ("jobs_end", _in_kind("CronJob", lambda thing: thing["spec"].pop("concurrencyPolicy"))),
    ("jobs_end", _in_kind("Job", lambda thing: thing["spec"].pop("activeDeadlineSeconds"))),
    ("changes_roll_out", _in_kind("Deployment", lambda thing: thing["spec"]["template"]["metadata"]["annotations"].clear())),
    ("settings_exist", _in_kind("ConfigMap", lambda thing: thing["data"].update(KITCHENSYNC_INGEST_MAX_FUTUR="1h"))),
    ("metrics_exist", _in_kind("ScaledObject", lambda thing: thing["spec"]["triggers"].append({"metadata": {"query": "ingest_sorrow"}}))),
    ("leaves_in_order", _in_kind("Deployment", lambda thing: [one.pop("lifecycle") for one in _pod(thing)["containers"]])),
    ("leaves_in_order", _in_kind("ConfigMap", lambda thing: thing["data"].pop("QUARKUS_SHUTDOWN_TIMEOUT", None))),
    ("leaves_in_order", _in_kind("Deployment", lambda thing: _pod(thing).update(terminationGracePeriodSeconds=30))),
    ("restores_alone", _in_kind("CronJob", lambda thing: thing["spec"].update(suspend=False))),
    ("restores_alone", _in_kind("Deployment", lambda thing: thing["spec"].update(replicas=1))),
    ("restores_alone", _in_kind("Job", lambda thing: _pod(thing).pop("terminationGracePeriodSeconds", None))),
    ("hears_its_end", _in_kind("ConfigMap", lambda thing: thing["data"].update({"upkeep.sh": "while sleep 20; do :; done"}))),
    ("broken_is_replaced", _in_kind("StatefulSet", lambda thing: thing["spec"].pop("podManagementPolicy", None))),
    ("waits_for_its_postgres", _in_kind("Job", lambda thing: thing["spec"].update(backoffLimit=2))),
    ("speaks_both", _in_kind("NetworkPolicy", lambda thing: [rule["to"].pop() for rule in thing["spec"].get("egress", []) if "::/0" in str(rule.get("to"))])),
    ("connections_suffice", _in_kind("ConfigMap", lambda thing: thing["data"].pop("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", None))),
    ("postgres_is_copied", _in_kind("CronJob", lambda thing: thing["metadata"]["labels"].update({"app.kubernetes.io/component": "other"}))),
    ("postgres_has_shared_memory", _in_kind("StatefulSet", lambda thing: [one.pop("emptyDir") for one in _pod(thing)["volumes"] if one["name"] == "shm"])),
    ("catalogue_goes_with_the_data", _in_kind("StatefulSet", lambda thing: _pod(thing)["containers"][-1]["volumeMounts"].clear() or _pod(thing)["containers"][-1]["volumeMounts"].append({"name": "data"}))),
    ("chain_has_stores", _in_kind("ConfigMap", lambda thing: thing["data"].update({"stores.yaml": "stores: []"}))),
    ("proxies_are_named", _in_kind("ConfigMap", lambda thing: thing["data"].pop("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", None))),
    ("entry_has_tls", _in_kind("Ingress", lambda thing: thing["spec"].pop("tls"))),
]
