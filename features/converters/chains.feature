@converters @claim-check @schema-registry
Feature: Converters in a row
  Each hands on what it has made to the next.

  Scenario: A compressed body refers to an object that fits a schema
    Given a standard queue
    And an object "person" that holds "{\"id\": 7, \"name\": \"ada\"}"
    And this Avro schema for the topic in the registry
      """
      {"type":"record","name":"Person","fields":[{"name":"id","type":"long"},{"name":"name","type":"string"}]}
      """
    And the workers log "io.connect.sqs" at level "TRACE"
    And a connector with a dead-letter topic with
      | message.converter.class                        | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.delegate.converter.class | io.connect.sqs.converter.ClaimCheckMessageConverter    |
      | message.converter.delegate.class               | io.connect.sqs.converter.AvroMessageConverter          |
      | aws.endpoint.override.s3                       | <S3>                                                   |
      | schema.registry.url                            | <registry>                                             |
      | value.converter                                | org.apache.kafka.connect.json.JsonConverter            |
      | value.converter.schemas.enable                 | false                                                  |
      | message.output.field.extract                   | name                                                   |
    When these messages are sent
      | body                        |
      | gzip of <object person>     |
      | gzip of <object nowhere>    |
      | gzip of {"id": 8, "name": 9} |
    Then the records of the topic are
      | value |
      | "ada" |
    And the reasons of the dead letters are
      | contains |
      | nowhere  |
      | name     |
    And nothing is left in the queue

  Scenario: An object that is compressed itself needs no base64
    Given a standard queue
    And an object "packed" that holds the gzipped bytes of "unpacked on the way"
    And a connector from the queue to a topic with
      | message.converter.class          | io.connect.sqs.converter.ClaimCheckMessageConverter    |
      | message.converter.delegate.class | io.connect.sqs.converter.DecompressingMessageConverter |
      | aws.endpoint.override.s3         | <S3>                                                   |
    When these messages are sent
      | body            |
      | <object packed> |
    Then a record arrives with the value "unpacked on the way"
    And nothing is left in the queue
