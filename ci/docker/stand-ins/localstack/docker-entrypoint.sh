#!/usr/bin/env bash
# Starts both services and the port that they share, and says Ready. when all three answer, as LocalStack does.
set -euo pipefail

java -Xmx1g -Dconfig.file=/opt/elasticmq.conf -cp '/opt/sqs/*' org.elasticmq.server.Main &
java -Xmx1g -Dlogback.configurationFile=/opt/logback.xml -cp '/opt/s3/*' org.gaul.s3proxy.Main \
  --properties /opt/s3proxy.properties &

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
for port in 9324 9325; do
  until answers "$port"; do
    sleep 0.2
  done
done
nginx -c /opt/nginx.conf &
until answers 4566; do
  sleep 0.1
done
for script in /etc/localstack/init/ready.d/*.sh; do
  [ ! -e "$script" ] || bash "$script"
done
echo "Ready."
# One that ends takes the container with it.
wait -n
exit 1
