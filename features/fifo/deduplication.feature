@fifo
Feature: A message that its sender repeats is dropped within a window of time
  SQS itself drops what is sent twice under one deduplication id within five minutes. The connector does so for as long as it
  is told to, per message group, for messages that Kafka has, and as long as its task runs.

  Scenario: The sender repeats a message later than SQS remembers it
    Given a FIFO queue
    And a connector from the queue to a topic with
      | fifo.deduplication.time.window.minutes | 10 |
    When these messages are sent
      | body  | group | deduplication id |
      | first | g1    | order-1          |
    Then a record arrives with the value "first"
    When SQS has forgotten the deduplication ids of its messages
    And these messages are sent
      | body   | group | deduplication id |
      | first  | g1    | order-1          |
      | second | g1    | order-2          |
    Then the records of the topic are
      | value  |
      | first  |
      | second |
    And nothing is left in the queue
    And the metrics of its task are
      | messages-deduplicated-total | 1 |

  Scenario: The same id in another group is another message
    Given a FIFO queue
    And a connector from the queue to a topic with
      | fifo.deduplication.time.window.minutes | 10 |
    When these messages are sent
      | body  | group | deduplication id |
      | first | g1    | order-1          |
    Then a record arrives with the value "first"
    When SQS has forgotten the deduplication ids of its messages
    And these messages are sent
      | body   | group | deduplication id |
      | second | g2    | order-1          |
    Then the records of the topic are
      | value  |
      | first  |
      | second |
    And nothing is left in the queue

  Scenario: Where it is switched off a repeated message is a message
    Given a FIFO queue
    And a connector from the queue to a topic with
      | fifo.deduplication.enabled | false |
    When these messages are sent
      | body  | group | deduplication id |
      | first | g1    | order-1          |
    Then a record arrives with the value "first"
    When SQS has forgotten the deduplication ids of its messages
    And these messages are sent
      | body  | group | deduplication id |
      | first | g1    | order-1          |
    Then 2 records with the value "first" arrive
    And nothing is left in the queue

  Scenario: Two messages with equal bodies are two messages
    Given a FIFO queue
    And a connector from the queue to a topic
    When these messages are sent
      | body  | group |
      | again | g1    |
      | again | g1    |
      | again | g2    |
    Then 3 records with the value "again" arrive
    And nothing is left in the queue

  Scenario: An id counts only once Kafka has its message
    Given a FIFO queue with
      | VisibilityTimeout | 2 |
    And a connector from the queue to a topic with
      | message.converter.class  | io.connect.sqs.converter.ClaimCheckMessageConverter |
      | aws.endpoint.override.s3 | <S3>                                                |
    When these messages are sent
      | body          | group |
      | <object late> | g1    |
    Then the metrics of its task are
      | messages-left-total | positive |
    When an object "late" that holds "here at last"
    Then a record arrives with the value "here at last"
    And nothing is left in the queue
