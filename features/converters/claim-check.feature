@converters @claim-check
Feature: Large payloads travel as objects in S3
  A message that refers to an object arrives in Kafka with the object in the place of its reference.

  Scenario: The object takes the place of the field that referred to it
    Given a standard queue
    And an object "order" that holds "a large order"
    And a connector from the queue to a topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | claim.check.field.paths   | s3Uri                                               |
      | aws.endpoint.override.s3  | <S3>                                                |
    When these messages are sent
      | body                                 |
      | {"id": 7, "s3Uri": "<object order>"} |
    Then a record arrives with the value
      """
      {"id": 7, "s3Uri": "a large order"}
      """
    And nothing is left in the queue

  Scenario: Several paths, each on its own, and what is no reference stays as it is
    Given a standard queue
    And an object "front" that holds "front page"
    And an object "back" that holds "back page"
    And a connector from the queue to a topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | claim.check.field.paths   | cover,pages.*.uri                                   |
      | aws.endpoint.override.s3  | <S3>                                                |
    When these messages are sent
      | body                                                                                                   |
      | {"cover": "<object front>", "pages": [{"uri": "<object back>"}, {"uri": "http://example.com/x"}, {}]} |
      | {"cover": 7, "pages": "s3 is not meant"}                                                               |
      | no JSON at all                                                                                         |
    Then the records of the topic are
      | value                                                                                      |
      | {"cover": "front page", "pages": [{"uri": "back page"}, {"uri": "http://example.com/x"}, {}]} |
      | {"cover": 7, "pages": "s3 is not meant"}                                                   |
      | no JSON at all                                                                             |
    And nothing is left in the queue

  Scenario: A pointer of the SQS Extended Client Library is followed
    Given a standard queue
    And an object "payload" that holds "the whole message"
    And a connector from the queue to a topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | aws.endpoint.override.s3  | <S3>                                                |
    When these messages are sent
      | body                                                                                                   |
      | ["software.amazon.payloadoffloading.PayloadS3Pointer",{"s3BucketName":"<bucket>","s3Key":"payload"}] |
    Then a record arrives with the value "the whole message"
    And nothing is left in the queue

  Scenario: A missing object costs its own message only
    Given a standard queue
    And an object "there" that holds "found"
    And a connector with a dead-letter topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | aws.endpoint.override.s3  | <S3>                                                |
    When these messages are sent
      | body             |
      | <object missing> |
      | <object there>   |
    Then a record arrives with the value "found"
    And a dead letter says
      | sqs.dlq.reason | contains missing |
    And nothing is left in the queue
    And the connector is still running

  @s3-faults
  Scenario: An object that may not be read costs its own message only
    Given a standard queue
    And an object "open" that holds "for all"
    And an object "secret" that holds "for some"
    And a connector with a dead-letter topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | aws.endpoint.override.s3  | <S3>                                                |
    When S3 denies access to the object "secret"
    And these messages are sent
      | body            |
      | <object secret> |
      | <object open>   |
    Then a record arrives with the value "for all"
    And a dead letter says
      | sqs.dlq.reason | contains AccessDenied |
    And nothing is left in the queue

  Scenario: An object that is no longer the one that was meant is not delivered
    Given a standard queue
    And an object "price" that holds "100"
    And a connector with a dead-letter topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | aws.endpoint.override.s3  | <S3>                                                |
    When these messages are sent
      | body                     |
      | <object price as it is>  |
    And a record arrives with the value "100"
    And a reference to the object "price" is kept as it is
    And the object "price" is changed to hold "200"
    And the kept reference is sent
    Then a dead letter says
      | sqs.dlq.reason | contains no longer |
    And nothing is left in the queue

  @s3-faults
  Scenario: An object store that fails in passing is asked again
    Given a standard queue
    And an object "order" that holds "worth the wait"
    And a connector with a dead-letter topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | aws.endpoint.override.s3  | <S3>                                                |
      | max.retries               | 10                                                  |
      | retry.backoff.ms          | 50                                                  |
    When S3 answers the next 12 calls for the object "order" with 503 "SlowDown"
    And these messages are sent
      | body           |
      | <object order> |
    Then a record arrives with the value "worth the wait"
    And the metrics of its task are
      | retries-total     | positive |
      | dlq-records-total | 0        |
    And nothing is left in the queue

  @own-environment
  Scenario: Sixty objects of 5 MB go through a worker whose heap could not hold them all
    Given a standard queue
    And an object "film" of 5 MB
    And a topic with
      | max.message.bytes | 6000000 |
    And a connector from the queue to a topic with
      | message.converter.class            | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | claim.check.field.paths            | s3Uri                                               |
      | aws.endpoint.override.s3           | <S3>                                                |
      | producer.override.max.request.size | 6000000                                             |
    When 60 messages that refer to the object "film" are sent
    Then 60 records of more than 5 MB arrive
    And nothing is left in the queue
    And the connector is still running
