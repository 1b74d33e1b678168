package io.connect.bench.calibrate;

/** One received message, as far as the loop needs it. */
record LeanMessage(String id, String receiptHandle, String body) {}
