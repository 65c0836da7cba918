{{- define "ks.name" -}}
{{- if contains "kitchensync" .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-kitchensync" .Release.Name | trunc 40 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{- define "ks.select" -}}
app.kubernetes.io/name: kitchensync
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .name }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{- define "ks.labels" -}}
{{ include "ks.select" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "ks.image" -}}
{{- $image := .root.Values.image -}}
{{- $from := required "image.repository is needed: the registry, and the folder there, that your images are in" $image.repository -}}
{{- if .digest }}{{ printf "%s/%s@%s" $from .image .digest }}{{ else }}{{ printf "%s/%s:%s" $from .image ($image.tag | default .root.Chart.AppVersion) }}{{ end -}}
{{- end }}

{{- define "ks.podSecurity" -}}
serviceAccountName: {{ include "ks.name" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1001
  runAsGroup: 1001
  fsGroup: 1001
  # Files of Postgres must not be opened to the group; so they are left alone once the volume is ours.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{ range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "ks.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "ks.spread" -}}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "ks.select" $ | nindent 8 }}
  {{- end }}
{{- end }}

{{- /* The port opens after the schemas are made: 36 s for 1,000 stores were measured; the first run of a folder is longer. */ -}}
{{- define "ks.probes" -}}
startupProbe:
  httpGet: {path: /q/health/started, port: http}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 300
readinessProbe:
  httpGet: {path: /q/health/ready, port: http}
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  httpGet: {path: /q/health/live, port: http}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 6
{{- end }}

{{- /* Nothing may write to, or copy, a database that is being brought back, nor make its schemas. */ -}}
{{- define "ks.restoring" -}}
{{- $recovers := and (eq .Values.postgres.operator "cloudnativepg") .Values.postgres.cloudnativepg.recoverFrom -}}
{{- if and (include "ks.usesPostgres" (dict "root" $)) (or .Values.backup.restoreFrom $recovers) }}yes{{ end -}}
{{- end }}

{{- define "ks.suspended" -}}
{{- if or .Values.suspended (include "ks.restoring" .) }}true{{ else }}false{{ end -}}
{{- end }}

{{- define "ks.usesPostgres" -}}
{{- if or (eq .root.Values.mode "services") .root.Values.single.externalPostgres }}yes{{ end -}}
{{- end }}
{{- /* By Postgres' own tools: where it is nobody's that makes backups of its own. */ -}}
{{- define "ks.dumps" -}}
{{- if and (include "ks.usesPostgres" .) (ne .root.Values.postgres.operator "cloudnativepg") }}yes{{ end -}}
{{- end }}
{{- /* In one pod the copy of the warehouse comes first: it may know no event that Postgres' copy does not have. */}}
{{- define "ks.dumpTime" -}}
{{- if eq .Values.mode "single" }}30 {{ mod (add (int .Values.backup.hour) 1) 24 }}{{ else }}0 {{ .Values.backup.hour }}{{ end -}}
{{- end }}
{{- define "ks.usesKafka" -}}
{{- if or (eq .root.Values.mode "services") .root.Values.single.externalKafka }}yes{{ end -}}
{{- end }}
{{- define "ks.postgresHost" -}}
{{- if eq .root.Values.postgres.operator "cloudnativepg" }}{{ include "ks.name" .root }}-postgres-rw{{ else }}{{ required "postgres.host is needed where postgres.operator is none" .root.Values.postgres.host }}{{ end -}}
{{- end }}
{{- define "ks.postgresSecret" -}}
{{- if eq .root.Values.postgres.operator "cloudnativepg" }}{{ include "ks.name" .root }}-postgres-app{{ else }}{{ required "postgres.existingSecret is needed" .root.Values.postgres.existingSecret }}{{ end -}}
{{- end }}
{{- define "ks.postgresCa" -}}
{{- if eq .root.Values.postgres.operator "cloudnativepg" }}{{ include "ks.name" .root }}-postgres-ca{{ else if eq .root.Values.postgres.tls.mode "verify-full" }}{{ required "postgres.tls.caSecret is needed with postgres.tls.mode=verify-full" .root.Values.postgres.tls.caSecret }}{{ end -}}
{{- end }}
{{- define "ks.kafkaServers" -}}
{{- if eq .root.Values.kafka.operator "strimzi" }}{{ include "ks.name" .root }}-kafka-bootstrap:9093{{ else }}{{ required "kafka.bootstrapServers is needed where kafka.operator is none" .root.Values.kafka.bootstrapServers }}{{ end -}}
{{- end }}
{{- define "ks.kafkaCa" -}}
{{- if eq .root.Values.kafka.operator "strimzi" }}{{ include "ks.name" .root }}-cluster-ca-cert{{ else }}{{ .root.Values.kafka.caSecret }}{{ end -}}
{{- end }}

{{- define "ks.peers" }}
{{- if . }}
      to: {{- toYaml . | nindent 8 }}
{{- end }}
{{- end }}
