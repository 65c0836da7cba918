{{- define "ks.job" }}
spec:
  backoffLimit: {{ .backoff | default 2 }}
  activeDeadlineSeconds: {{ .deadline }}
  ttlSecondsAfterFinished: 86400
  template:
    metadata:
      labels: {{- include "ks.labels" . | nindent 8 }}
    spec:
      {{- include "ks.podSecurity" . | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: {{ .job }}
          image: {{ include "ks.image" (dict "root" .root "image" .service "digest" .digest) }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: {{ .args | toJson }}
          {{- if .inline }}
          env:
            {{- range $key, $value := include "ks.config" .as | fromYaml }}
            - {name: {{ $key }}, value: {{ $value | quote }}}
            {{- end }}
            {{- include "ks.secretEnv" .as | nindent 12 }}
          {{- else }}
          envFrom:
            - configMapRef: {name: {{ include "ks.name" .root }}-{{ .service }}}
          {{- with include "ks.env" .as }}{{ . | nindent 10 }}{{ end }}
          {{- end }}
          resources: {{- toYaml .as.values.resources | nindent 12 }}
          securityContext: {{- include "ks.containerSecurity" . | nindent 12 }}
          volumeMounts: {{- include "ks.mounts" .as | trim | nindent 12 }}
      volumes: {{- include "ks.volumes" .as | trim | nindent 8 }}
{{- end }}
