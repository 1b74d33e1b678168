@resilience @services
Feature: An outage of a service that messages need is waited out
  Conversions that need S3 or the registry wait while it is away, and nothing more is received: an outage makes no dead letters.

  @s3-faults
  Scenario: S3 fails for half a minute
    Given a standard queue
    And an object "order" that holds "worth the wait"
    And a connector with a dead-letter topic with
      | message.converter.class   | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | claim.check.field.paths   | s3Uri                                               |
      | aws.endpoint.override.s3  | <S3>                                                |
    When S3 answers every call with 503 "SlowDown"
    And 60 messages that refer to the object "order" are sent
    Then the metrics of its task are
      | intake-held | 1 |
    When S3 answers again after 31 seconds
    Then 60 messages that refer to the object "order" have arrived with "worth the wait"
    And nothing is left in the queue
    And the metrics of its task are
      | dlq-records-total | 0 |
      | intake-held       | 0 |
    And the connector is still running

  @registry-link
  Scenario: The registry is away for half a minute
    Given a standard queue
    And this Avro schema for the topic in the registry
      """
      {"type":"record","name":"Patient","fields":[{"name":"id","type":"long"}]}
      """
    And a connector with a dead-letter topic with
      | message.converter.class        | io.connect.sqs.converter.AvroMessageConverter |
      | schema.registry.url            | <registry>                                 |
      | value.converter                | org.apache.kafka.connect.json.JsonConverter |
      | value.converter.schemas.enable | false                                      |
    When the registry cannot be reached
    And these messages are sent
      | body       |
      | {"id": 1}  |
      | {"id": 2}  |
    And the registry can be reached again after 31 seconds
    Then the records of the topic are
      | value    |
      | {"id":1} |
      | {"id":2} |
    And the metrics of its task are
      | dlq-records-total | 0 |
    And nothing is left in the queue
    And the connector is still running

  @registry-link
  Scenario: Messages of known schemas go on while the registry hangs
    Given a standard queue
    And this Avro schema for the topic in the registry
      """
      {"type":"record","name":"Known","fields":[{"name":"id","type":"long"}]}
      """
    And a connector with a dead-letter topic with
      | message.converter.class        | io.connect.sqs.converter.AvroMessageConverter |
      | schema.registry.url            | <registry>                                 |
      | value.converter                | org.apache.kafka.connect.json.JsonConverter |
      | value.converter.schemas.enable | false                                      |
    When a message of that schema with the bytes "02" is sent
    And a record arrives with the value "{\"id\":1}"
    And the registry hangs
    And a message of the schema 987654 with the bytes "04" is sent
    And a message of that schema with the bytes "04" is sent
    And a message of that schema with the bytes "06" is sent
    Then the records of the topic are
      | value    |
      | {"id":1} |
      | {"id":2} |
      | {"id":3} |
    And the metrics of its task are
      | dlq-records-total | 0 |
