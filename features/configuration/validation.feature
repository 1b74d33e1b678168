@configuration
Feature: A bad configuration is refused before anything starts
  Connect's validation names the key to change and says what would be right.

  Background:
    Given a standard queue

  Scenario: A configuration without mistakes passes
    When a configuration is validated
    Then nothing is wrong with it

  Scenario Outline: <key> = "<value>" is refused
    When a configuration is validated with
      | <key> | <value> |
    Then the key "<key>" is refused because of "<reason>"

    Examples:
      | key                            | value                | reason                       |
      | sqs.max.messages               | 11                   | must be between 1 and 10     |
      | sqs.max.messages               | 0                    | must be between 1 and 10     |
      | sqs.max.messages               | many                 | many                         |
      | sqs.wait.time.seconds          | 21                   | must be between 0 and 20     |
      | sqs.visibility.timeout.seconds | 43201                | must be between 1 and 43200  |
      | sqs.queue.urls                 | no-address           | no-address                   |
      | aws.access.key.id              |                      | must not be blank            |
      | aws.region                     | eu west 1            | such as eu-west-1            |
      | kafka.topic                    |                      | must not be blank            |
      | message.converter.class        | no.such.Converter    | no.such.Converter            |
      | aws.endpoint.override          | localhost:9324       | http://localhost:9324        |
      | aws.endpoint.override.s3       | http://bad host      | http://localhost:9324        |
      | aws.sts.role.duration.seconds  | 60                   | must be between 900          |
      | proxy.url                      | https://proxy:3128   | http://proxy.example:3128    |
      | kafka.record.timestamp         | tomorrow             | sent, received, field        |
      | kafka.record.key               | colour               | colour                       |
      | sqs.message.filter.policy      | {"store": [          | sqs.message.filter.policy    |
      | producer.override.acks         | 0                    | acks                         |
      | kafka.topic                    | my topic             | no topic's name can have     |
      | kafka.topic                    | sqs-${Queue}         | the only one is ${queue}     |
      | dlq.topic                      | a/b                  | no topic's name can have     |
      | message.converter.class        | AvroMessageConverter | io.connect.sqs.converter.AvroMessageConverter |
      | message.converter.class        | org.apache.kafka.connect.json.JsonConverter | Write value.converter= |
      | message.output.field.extract   | $.detail             | write a dot path: detail     |

  Scenario: A queue has to be named
    When a configuration is validated without
      | sqs.queue.urls |
    Then the key "sqs.queue.url" is refused because of "sqs.queue.urls"

  Scenario: A topic need not be named, each queue has one of its own name
    When a configuration is validated without
      | kafka.topic |
    Then nothing is wrong with it

  Scenario: A queue that does not exist is noticed
    When a configuration is validated for the queue "nobody-made-this"
    Then the key "sqs.queue.urls" is refused because of "nobody-made-this"

  Scenario: An access key without its secret is refused
    When a configuration is validated without
      | aws.secret.access.key |
    Then the key "aws.secret.access.key" is refused because of "set both, or neither"

  Scenario: All mistakes are told at once
    When a configuration is validated with
      | sqs.max.messages  | 11       |
      | kafka.topic       | my topic |
      | dlq.topic         | a/b      |
      | retry.backoff.ms  | soon     |
    Then the key "sqs.max.messages" is refused because of "between 1 and 10"
    And the key "kafka.topic" is refused because of "my topic"
    And the key "dlq.topic" is refused because of "a/b"
    And the key "retry.backoff.ms" is refused because of "soon"

  Scenario: Keys of another SQS connector are named with the key to write instead
    Given the worker's log is read from here on
    When a configuration is validated with
      | sqs.region                            | us-west-2   |
      | sqs.visibilty.timeout.seconds         | 60          |
      | camel.source.endpoint.waitTimeSeconds | 5           |
    Then nothing is wrong with it
    And the worker's log says "Write aws.region"
    And the worker's log says "Write sqs.visibility.timeout.seconds"
    And the worker's log says "Write sqs.wait.time.seconds"

  Scenario: Messages that another connector would have kept are not deleted in silence
    When a configuration is validated with
      | camel.kamelet.aws-sqs-source.deleteAfterRead | false |
    Then the key "camel.kamelet.aws-sqs-source.deleteAfterRead" is refused because of "Write sqs.delete.messages"

  Scenario: Keys that nobody knows are let pass
    When a configuration is validated with
      | some.other.tool | is welcome |
    Then nothing is wrong with it

  Scenario Outline: On a FIFO queue <key> = "<value>" is refused
    Given a FIFO queue
    When a configuration is validated with
      | <key> | <value> |
    Then the key "<key>" is refused because of "<reason>"

    Examples:
      | key                 | value | reason                |
      | sqs.delete.messages | false | FIFO                  |
      | errors.tolerance    | all   | sqs.delete.unproduced |
