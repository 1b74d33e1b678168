/** The protocols of SQS and S3 over HTTP/1.1, call by call. Bytes that no rule matches pass unchanged. */
package io.connect.toxiproxy.aws;
