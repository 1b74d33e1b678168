@resilience @pause
Feature: A pause, or a Kafka that takes nothing, hides no message
  Connect does not poll a paused task, nor one whose records Kafka does not take. After five seconds the connector gives back what
  Connect has not seen and receives nothing more, so that others can have it.

  Scenario: A paused connector holds no message
    Given a standard queue with
      | VisibilityTimeout | 600 |
    And a connector from the queue to a topic with
      | sqs.max.poll.records            | 10    |
      | producer.override.buffer.memory | 65536 |
    And Kafka takes no more than 20 KB a second from the connector
    When 1000 messages of 2 KB are sent
    And at least 50 messages have been delivered
    And the connector is paused
    Then the metrics of its task are
      | intake-held        | 1 |
      | in-flight-messages | 0 |
    And no message is in flight
    When Kafka takes what it gets from the connector
    And the connector is resumed
    Then the outcome is
      | delivered     | 1000 |
      | duplicated    | 0    |
      | left in queue | 0    |
