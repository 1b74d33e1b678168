@errors @restarts
Feature: Restarts make dead letters of poison records, and of nothing else
  SQS counts receives, also of messages that were handed back unseen. So its count decides nothing: a message that was on its way when
  a task ended is produced alone afterwards, and only one that fails alone is taken for the cause.

  Scenario: Healthy messages outlive any number of restarts
    Given a standard queue
    And a connector with a dead-letter topic with
      | sqs.suspect.receive.count | 3  |
      | sqs.max.poll.records      | 10 |
    And Kafka takes no more than 50 KB a second from the connector
    When 200 messages of 10 KB are sent
    And its task is restarted 8 times while it holds messages
    And Kafka takes what it gets from the connector
    Then the outcome is
      | delivered            | 200 |
      | in dead-letter topic | 0   |
      | left in queue        | 0   |
      | lost                 | 0   |

  Scenario: A record that Kafka refuses is gone after five restarts at most, and the others arrive
    Given a standard queue
    And a topic with
      | max.message.bytes | 20000 |
    And a connector with a dead-letter topic with
      | sqs.max.poll.records | 10 |
    And its task is restarted over REST whenever it has failed
    When 20 messages are sent
    And 1 message of 50 KB is sent
    And 20 messages are sent
    Then the outcome after recovery is
      | delivered            | 40 |
      | in dead-letter topic | 1  |
      | left in queue        | 0  |
      | lost                 | 0  |
    And its task has failed at least once and at most 5 times

  Scenario: Where the dead-letter topic refuses it, too, the record stays in its queue and the others arrive
    Given a standard queue
    And a topic with
      | max.message.bytes | 20000 |
    And a connector with a dead-letter topic that takes records of at most 20000 bytes with
      | sqs.max.poll.records | 10 |
    And its task is restarted over REST whenever it has failed
    When 20 messages are sent
    And 1 message of 50 KB is sent
    And 20 messages are sent
    Then the outcome after recovery is
      | delivered            | 40 |
      | in dead-letter topic | 0  |
      | left in queue        | 1  |
      | lost                 | 0  |
    And the metrics of its task are
      | messages-left-total | positive |
    And its task has failed at least once and at most 5 times
