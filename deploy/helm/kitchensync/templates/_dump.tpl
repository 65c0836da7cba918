{{- /* Postgres' own tools, with a volume for what they write or read. */ -}}
{{- define "ks.dump" }}
{{- $v := .root.Values }}
{{- $single := eq $v.mode "single" }}
spec:
  backoffLimit: 1
  activeDeadlineSeconds: {{ $v.backup.deadlineSeconds }}
  ttlSecondsAfterFinished: 604800
  template:
    metadata:
      labels: {{- include "ks.labels" . | nindent 8 }}
    spec:
      {{- include "ks.podSecurity" . | nindent 6 }}
      restartPolicy: Never
      {{- if eq .name "restore" }}
      # For dropping what it has made when it breaks off, a store after the other: 36 s for 900 schemas were measured.
      terminationGracePeriodSeconds: 600
      {{- end }}
      {{- if and $single (eq .name "backup") }}
      # The one pod has the same volume, which perhaps no other node can mount meanwhile.
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector:
                matchLabels: {{- include "ks.select" (dict "root" .root "name" "single") | nindent 18 }}
      {{- end }}
      containers:
        - name: {{ .name }}
          image: {{ $v.backup.image }}
          imagePullPolicy: {{ $v.image.pullPolicy }}
          command: [sh, /etc/kitchensync/backup/{{ .script }}]
          env:
            - {name: PGHOST, value: {{ include "ks.postgresHost" . | quote }}}
            - {name: PGPORT, value: {{ $v.postgres.port | quote }}}
            - {name: PGDATABASE, value: {{ $v.postgres.database | quote }}}
            {{- if include "ks.postgresCa" . }}
            - {name: PGSSLMODE, value: verify-full}
            - {name: PGSSLROOTCERT, value: /etc/kitchensync/postgres-ca/ca.crt}
            {{- end }}
            {{- if $single }}
            # Beside the copies of the one pod's folder, and not among them.
            - {name: {{ ternary "FROM" "TO" (eq .name "restore") }}, value: /backup/postgres}
            {{- end }}
            - {name: KEEP, value: {{ $v.backup.keep | quote }}}
            - {name: BACKUP, value: {{ $v.backup.restoreFrom | quote }}}
            {{- include "ks.secret" (dict "env" "PGUSER" "secret" (include "ks.postgresSecret" .) "key" "username") | nindent 12 }}
            {{- include "ks.secret" (dict "env" "PGPASSWORD" "secret" (include "ks.postgresSecret" .) "key" "password") | nindent 12 }}
          resources: {{- toYaml $v.backup.resources | nindent 12 }}
          securityContext: {{- include "ks.containerSecurity" . | nindent 12 }}
          volumeMounts:
            - {name: backup, mountPath: /backup{{ if eq .name "restore" }}, readOnly: true{{ end }}}
            - {name: scripts, mountPath: /etc/kitchensync/backup, readOnly: true}
            - {name: tmp, mountPath: /tmp}
            {{- if include "ks.postgresCa" . }}
            - {name: postgres-ca, mountPath: /etc/kitchensync/postgres-ca, readOnly: true}
            {{- end }}
      volumes:
        - name: backup
          persistentVolumeClaim: {claimName: {{ required "backup.existingClaim is needed for backups" $v.backup.existingClaim }}}
        - name: scripts
          configMap: {name: {{ include "ks.name" .root }}-backup}
        - name: tmp
          emptyDir: {sizeLimit: 64Mi}
        {{- if include "ks.postgresCa" . }}
        - name: postgres-ca
          secret: {secretName: {{ include "ks.postgresCa" . }}, defaultMode: 0440}
        {{- end }}
{{- end }}
