{{- /* The settings of a component, as environment variables; docs/configuration.md has what each does. */ -}}
{{- define "ks.config" -}}
{{- $v := .root.Values -}}
{{- $name := .name -}}
{{- $all := dict
    "JDK_JAVA_OPTIONS" (printf "-Duser.timezone=UTC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %s" .values.javaOptions)
    "KITCHENSYNC_LOG_FORMAT" $v.logFormat
    "QUARKUS_LOG_CONSOLE_ENABLED" "true" -}}
{{- if and (ne $name "single") (or $v.catalogue.stores $v.catalogue.existingConfigMap) -}}
{{- $_ := set $all "KITCHENSYNC_CATALOGUE_STORES" "/etc/kitchensync/catalogue/stores.yaml" -}}
{{- end -}}
{{- if and (ne $name "single") (or $v.catalogue.menu $v.catalogue.existingConfigMap) -}}
{{- $_ := set $all "KITCHENSYNC_CATALOGUE_MENU" "/etc/kitchensync/catalogue/menu.yaml" -}}
{{- end -}}
{{- if eq $name "single" -}}
{{- $external := list -}}
{{- if $v.single.externalPostgres }}{{ $external = append $external "postgres" }}{{ end -}}
{{- if $v.single.externalKafka }}{{ $external = append $external "kafka" }}{{ end -}}
{{- with $external }}{{ $_ := set $all "KITCHENSYNC_EXTERNAL" (join "," .) }}{{ end -}}
{{- else -}}
{{- $_ := set $all "QUARKUS_HTTP_HOST" "0.0.0.0" -}}
{{- $_ := set $all "QUARKUS_HTTP_PORT" "8080" -}}
{{- /* For requests that are being answered; streams end with it. */ -}}
{{- $_ := set $all "QUARKUS_SHUTDOWN_TIMEOUT" "20s" -}}
{{- end -}}
{{- if include "ks.usesPostgres" . -}}
{{- $host := include "ks.postgresHost" . -}}
{{- $place := printf "%s:%v/%s" $host $v.postgres.port $v.postgres.database -}}
{{- if include "ks.postgresCa" . -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_JDBC_URL" (printf "jdbc:postgresql://%s?sslmode=verify-full&sslrootcert=/etc/kitchensync/postgres-ca/ca.crt" $place) -}}
{{- if has $name (list "single" "ingest" "kitchen-ui") -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE" "verify-full" -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM" "HTTPS" -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM" "true" -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS" "/etc/kitchensync/postgres-ca/ca.crt" -}}
{{- end -}}
{{- else -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_JDBC_URL" (printf "jdbc:postgresql://%s" $place) -}}
{{- end -}}
{{- if has $name (list "single" "ingest" "kitchen-ui") -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_REACTIVE_URL" (printf "postgresql://%s" $place) -}}
{{- end -}}
{{- end -}}
{{- if and (include "ks.usesKafka" .) (ne $name "kitchen-ui") -}}
{{- $_ := set $all "KAFKA_BOOTSTRAP_SERVERS" (include "ks.kafkaServers" .) -}}
{{- if include "ks.kafkaCa" . -}}
{{- $_ := set $all "KAFKA_SSL_TRUSTSTORE_TYPE" "PEM" -}}
{{- $_ := set $all "KAFKA_SSL_TRUSTSTORE_LOCATION" "/etc/kitchensync/kafka-ca/ca.crt" -}}
{{- $_ := set $all "KAFKA_SECURITY_PROTOCOL" "SSL" -}}
{{- end -}}
{{- range $key, $value := $v.kafka.properties -}}
{{- $_ := set $all (printf "KAFKA_%s" ($key | upper | replace "." "_")) (toString $value) -}}
{{- end -}}
{{- end -}}
{{- if eq $name "ingest" -}}
{{- $_ := set $all "KITCHENSYNC_INGEST_ACCESS" "keys" -}}
{{- end -}}
{{- /* Connections of an event loop, of which there are two a core: twenty by itself, and six pods would have more than Postgres gives. */ -}}
{{- if has $name (list "ingest" "kitchen-ui") -}}
{{- $_ := set $all "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE" (ternary "5" "4" (eq $name "ingest")) -}}
{{- end -}}
{{- if has $name (list "single" "ingest") -}}
{{- $_ := set $all "KITCHENSYNC_INGEST_FEED_RELAY_PARTITIONS" (toString $v.kafka.partitions) -}}
{{- end -}}
{{- if has $name (list "pipeline" "predictor") -}}
{{- range $key := list "account" "url" "user" "role" "warehouse" "database" -}}
{{- with index $v.snowflake $key }}{{ $_ := set $all (printf "KITCHENSYNC_SNOWFLAKE_%s" (upper $key)) . }}{{ end -}}
{{- end -}}
{{- $_ := set $all "KITCHENSYNC_SNOWFLAKE_PRIVATE_KEY_FILE" "/etc/kitchensync/snowflake/private-key" -}}
{{- if $v.snowflake.encryptedKey }}{{ $_ := set $all "KITCHENSYNC_SNOWFLAKE_PRIVATE_KEY_PASSWORD_FILE" "/etc/kitchensync/snowflake/private-key-password" }}{{ end -}}
{{- end -}}
{{- if has $name (list "single" "kitchen-ui") -}}
{{- $_ := set $all "KITCHENSYNC_KITCHEN_UI_SESSION_BEHIND_TLS" (toString $v.ingress.enabled) -}}
{{- if $v.access.metricsSecret }}{{ $_ := set $all "KITCHENSYNC_KITCHEN_UI_METRICS_TOKEN_FILE" "/etc/kitchensync/metrics/token" }}{{ end -}}
{{- if eq $v.access.method "oidc" -}}
{{- $_ := set $all "QUARKUS_OIDC_AUTH_SERVER_URL" (required "access.oidc.authServerUrl is needed with access.method=oidc" $v.access.oidc.authServerUrl) -}}
{{- $_ := set $all "QUARKUS_OIDC_CLIENT_ID" $v.access.oidc.clientId -}}
{{- end -}}
{{- end -}}
{{- if eq $name "kitchen-ui" -}}
{{- $_ := set $all "QUARKUS_REST_CLIENT_INGEST_URL" (printf "http://%s-ingest:8080" (include "ks.name" .root)) -}}
{{- $_ := set $all "KITCHENSYNC_KITCHEN_UI_ACCESS" $v.access.method -}}
{{- $_ := set $all "QUARKUS_OIDC_TENANT_ENABLED" (toString (eq $v.access.method "oidc")) -}}
{{- $_ := set $all "KITCHENSYNC_KITCHEN_UI_SESSION_KEY_FILE" "/etc/kitchensync/access/session.key" -}}
{{- if eq $v.access.method "users" }}{{ $_ := set $all "KITCHENSYNC_KITCHEN_UI_USERS_FILE" "/etc/kitchensync/access/users.yaml" }}{{ end -}}
{{- end -}}
{{- if and $v.ingress.enabled (has $name (list "single" "ingest" "kitchen-ui")) -}}
{{- $_ := set $all "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING" "true" -}}
{{- /* Of anybody else a caller's address is what he says it is. */ -}}
{{- if not $v.ingress.trustedProxies }}{{ fail "ingress.trustedProxies is needed with ingress.enabled: the addresses that its controller's pods have, 10.244.0.0/16 say" }}{{ end -}}
{{- $_ := set $all "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES" (join "," $v.ingress.trustedProxies) -}}
{{- end -}}
{{- range $key, $value := .values.env }}{{ $_ := set $all $key (toString $value) }}{{ end -}}
{{- toYaml $all -}}
{{- end }}

{{- define "ks.secret" }}
- name: {{ .env }}
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}
{{- end }}

{{- /* What is secret comes from Secrets that exist, by name. */ -}}
{{- define "ks.secretEnv" -}}
{{- $v := .root.Values -}}
{{- if include "ks.usesPostgres" . }}
{{- include "ks.secret" (dict "env" "QUARKUS_DATASOURCE_USERNAME" "secret" (include "ks.postgresSecret" .) "key" "username") }}
{{- include "ks.secret" (dict "env" "QUARKUS_DATASOURCE_PASSWORD" "secret" (include "ks.postgresSecret" .) "key" "password") }}
{{- end }}
{{- if and (include "ks.usesKafka" .) (ne .name "kitchen-ui") }}
{{- range $v.kafka.secretProperties }}
{{- include "ks.secret" (dict "env" (printf "KAFKA_%s" (. | upper | replace "." "_")) "secret" (required "kafka.existingSecret is needed with kafka.secretProperties" $v.kafka.existingSecret) "key" .) }}
{{- end }}
{{- end }}
{{- if eq .name "ingest" }}
{{- include "ks.secret" (dict "env" "KITCHENSYNC_INGEST_ADMIN_KEY" "secret" $v.ingest.existingSecret "key" "admin-key") }}
{{- include "ks.secret" (dict "env" "KITCHENSYNC_INGEST_PROCESS_KEY" "secret" $v.ingest.existingSecret "key" "process-key") }}
{{- end }}
{{- if eq .name "kitchen-ui" }}
{{- include "ks.secret" (dict "env" "KITCHENSYNC_KITCHEN_UI_API_KEY" "secret" $v.ingest.existingSecret "key" "process-key") }}
{{- end }}
{{- if and (has .name (list "single" "kitchen-ui")) (eq $v.access.method "oidc") }}
{{- include "ks.secret" (dict "env" "QUARKUS_OIDC_CREDENTIALS_SECRET" "secret" (required "access.oidc.existingSecret is needed with access.method=oidc" $v.access.oidc.existingSecret) "key" "client-secret") }}
{{- end }}
{{- range $env, $from := .values.secretEnv }}
{{- include "ks.secret" (dict "env" $env "secret" $from.name "key" $from.key) }}
{{- end }}
{{- end }}

{{- define "ks.env" -}}
{{- with include "ks.secretEnv" . | trim -}}
env: {{- . | nindent 2 }}
{{- end -}}
{{- end }}

{{- /* Files that a component reads: name, kind, what it is of, folder under /etc/kitchensync. */ -}}
{{- define "ks.files" -}}
{{- $v := .root.Values -}}
{{- $files := list -}}
{{- if or $v.catalogue.stores $v.catalogue.menu $v.catalogue.existingConfigMap -}}
{{- $files = append $files (dict "name" "catalogue" "configMap" ($v.catalogue.existingConfigMap | default (printf "%s-%s" (include "ks.name" .root) (.catalogue | default "catalogue")))) -}}
{{- end -}}
{{- if include "ks.usesPostgres" . }}{{ with include "ks.postgresCa" . }}{{ $files = append $files (dict "name" "postgres-ca" "secret" .) }}{{ end }}{{ end -}}
{{- if and (include "ks.usesKafka" .) (ne .name "kitchen-ui") }}{{ with include "ks.kafkaCa" . }}{{ $files = append $files (dict "name" "kafka-ca" "secret" .) }}{{ end }}{{ end -}}
{{- if has .name (list "pipeline" "predictor") }}{{ $files = append $files (dict "name" "snowflake" "secret" (required "snowflake.existingSecret is needed" $v.snowflake.existingSecret)) }}{{ end -}}
{{- if eq .name "kitchen-ui" }}{{ $files = append $files (dict "name" "access" "secret" (required "access.existingSecret is needed" $v.access.existingSecret)) }}{{ end -}}
{{- if has .name (list "single" "kitchen-ui") }}{{ with $v.access.metricsSecret }}{{ $files = append $files (dict "name" "metrics" "secret" .) }}{{ end }}{{ end -}}
{{- dict "files" $files | toJson -}}
{{- end }}

{{- define "ks.mounts" -}}
{{- range (include "ks.files" . | fromJson).files }}
- {name: {{ .name }}, mountPath: /etc/kitchensync/{{ .name }}, readOnly: true}
{{- end }}
- {name: tmp, mountPath: /tmp}
{{- end }}

{{- define "ks.volumes" -}}
{{- range (include "ks.files" . | fromJson).files }}
- name: {{ .name }}
{{- if .secret }}
  secret: {secretName: {{ .secret }}, defaultMode: 0440}
{{- else }}
  configMap: {name: {{ .configMap }}}
{{- end }}
{{- end }}
- name: tmp
  emptyDir: {sizeLimit: 4Gi}
{{- end }}
