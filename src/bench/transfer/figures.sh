#!/bin/bash
# Import and export of many comments, while readers read: figures.sh JAR COMMENTS [import|export|all]; prints what it took.
set -euo pipefail
jar=$(realpath "$1"); comments=$2; what=${3:-all}
here=$(dirname "$(realpath "$0")"); work=${FIGURES_DIR:-/tmp/repartee-figures}/$comments; port=${FIGURES_PORT:-18090}
mkdir -p "$work"; file=$work/disqus.xml
[ -f "$file" ] || { python3 "$here/disqus.py" "$comments" "$file.partial"; mv "$file.partial" "$file"; }
[ "$what" = file ] && { ls -la "$file"; exit 0; }
cat > "$work/site.yaml" <<YAML
sites: [{site: daily, name: The Daily, origins: ["https://www.daily.example"], moderation: post, guests: true}]
YAML
[ "$what" = export ] || rm -rf "$work/data"
chmod -f 700 "$work/data/postgres" || true
java -Xmx512m -jar "$jar" serve --config "$work/site.yaml" --data "$work/data" --port "$port" --ops-port 0 > "$work/server.log" 2>&1 & server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT
until curl -sf "http://127.0.0.1:$port/api/v1/sites/daily" > /dev/null; do sleep 0.3; kill -0 $server; done
# CPU seconds of PostgreSQL and all that it has started, also of what has ended since
cpu() {
  main=$(head -1 "$work/data/postgres/postmaster.pid")
  cat /proc/$main/stat $(pgrep -P "$main" | sed 's|.*|/proc/&/stat|') 2>/dev/null | sed 's/^.*) //' \
    | awk -v hz="$(getconf CLK_TCK)" 'NR == 1 { s += $14 + $15 } { s += $12 + $13 } END { printf "%.1f", s / hz }'
}
seconds() { awk "BEGIN { printf \"%.1f\", $(date +%s.%N) - $1 }"; }
if [ "$what" != export ]; then
  python3 "$here/readers.py" "$port" 20 & readers=$!
  begin=$(date +%s.%N); before=$(cpu); TIMEFORMAT="program: %U s user, %S s system"
  time java -Xmx512m -jar "$jar" import --config "$work/site.yaml" --data "$work/data" --site daily --from disqus "$file" | tail -4
  took=$(seconds "$begin"); kill $readers; wait $readers || true
  echo "PostgreSQL: $(awk "BEGIN { printf \"%.1f\", $(cpu) - $before }") s of CPU"
  echo "import: $comments comments in $took s ($(awk "BEGIN { printf \"%d\", $comments / $took }")/s), $(du -m "$file" | cut -f1) MB, heap 512 MB"
fi
if [ "$what" != import ]; then
  for run in 1 2; do
    begin=$(date +%s.%N)
    java -Xmx512m -jar "$jar" export --config "$work/site.yaml" --data "$work/data" --site daily --to "$work/out.ndjson" | tail -1
    took=$(seconds "$begin")
    echo "export $run: $comments comments, $(wc -l < "$work/out.ndjson") lines, $(du -m "$work/out.ndjson" | cut -f1) MB in $took s with the start of the program ($(awk "BEGIN { printf \"%d\", $comments / $took }")/s)"
  done
fi
