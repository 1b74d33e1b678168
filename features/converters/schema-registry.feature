@converters @schema-registry
Feature: Bodies are checked against a schema of the registry
  JSON that fits its schema and data in Confluent's wire format arrive as structured records, whatever the worker's converter
  makes of those; what does not fit is a dead letter with its reason.

  Scenario Outline: JSON that fits a schema of <type> arrives as structured data
    Given a standard queue
    And this <type> schema for the topic in the registry
      """
      <schema>
      """
    And a connector with a dead-letter topic with
      | message.converter.class        | io.connect.sqs.converter.<class>           |
      | schema.registry.url            | <registry>                                 |
      | value.converter                | org.apache.kafka.connect.json.JsonConverter |
      | value.converter.schemas.enable | false                                      |
    When these messages are sent
      | body                           |
      | {"id": 7, "name": "ada"}       |
      | {"id": "seven", "name": "ada"} |
      | not even JSON                  |
    And a message of that schema with the bytes "<bytes>" is sent
    And a message of the schema 987654 with the bytes "<bytes>" is sent
    Then the records of the topic are
      | value                 |
      | {"id":7,"name":"ada"} |
      | {"id":7,"name":"ada"} |
    And the reasons of the dead letters are
      | contains      |
      | id            |
      | JSON          |
      | 987654        |
    And nothing is left in the queue
    And the connector is still running

    Examples:
      | type     | class                      | bytes                                      | schema                                                                                                                    |
      | Avro     | AvroMessageConverter       | 0e 06 61 64 61                             | {"type":"record","name":"Person","fields":[{"name":"id","type":"long"},{"name":"name","type":"string"}]}                 |
      | JSON     | JsonSchemaMessageConverter | 7b226964223a372c226e616d65223a22616461227d | {"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"}},"required":["id","name"]} |
      | Protobuf | ProtobufMessageConverter   | 00 08 07 12 03 61 64 61                    | syntax = "proto3"; message Person { int64 id = 1; string name = 2; }                                                      |

  @registry-link
  Scenario: While the registry is away messages wait, and none is lost
    Given a standard queue
    And this Avro schema for the topic in the registry
      """
      {"type":"record","name":"Waiting","fields":[{"name":"id","type":"long"}]}
      """
    And a connector with a dead-letter topic with
      | message.converter.class        | io.connect.sqs.converter.AvroMessageConverter |
      | schema.registry.url            | <registry>                                 |
      | value.converter                | org.apache.kafka.connect.json.JsonConverter |
      | value.converter.schemas.enable | false                                      |
      | max.retries                    | 1000                                       |
      | retry.backoff.ms               | 50                                         |
      | retry.backoff.max.ms           | 200                                        |
    When the registry cannot be reached
    And these messages are sent
      | body       |
      | {"id": 1}  |
      | {"id": 2}  |
    And the metrics of its task are
      | messages-received-total | 2        |
      | retries-total           | positive |
    And the registry can be reached again
    Then the records of the topic are
      | value    |
      | {"id":1} |
      | {"id":2} |
    And the metrics of its task are
      | dlq-records-total | 0 |
    And nothing is left in the queue
    And the connector is still running
