package io.connect.bench.calibrate;

/** The fields of a received message that the loop needs. */
record LeanMessage(String id, String receiptHandle, String body) {}
