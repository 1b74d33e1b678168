@delivery @compatibility
Feature: Nothing is deleted before Kafka has it
  A message is deleted from its queue when Kafka has acknowledged its record, or when the operator has said that it may
  go without. In every other case it stays where it is.

  Scenario: A record that Kafka refuses stays in the queue and fails the task
    Given a standard queue
    And a topic with
      | max.message.bytes | 20000 |
    And a connector from the queue to a topic
    When 20 messages are sent
    And 1 message of 50 KB is sent
    Then its task fails because of "RecordTooLargeException"
    And the outcome is
      | delivered     | 20 |
      | duplicated    | any |
      | left in queue | 1  |
      | lost          | 0  |

  Scenario: With tolerated errors a record that Kafka refuses stays in the queue and holds up nobody
    Given a standard queue
    And a topic with
      | max.message.bytes | 20000 |
    And a connector from the queue to a topic with
      | errors.tolerance | all |
    When 20 messages are sent
    And 1 message of 50 KB is sent
    And 20 messages are sent
    Then the outcome is
      | delivered     | 40 |
      | duplicated    | 0  |
      | left in queue | 1  |
      | lost          | 0  |
    And the connector is still running

  Scenario: A record that a transform drops is done with
    Given a standard queue
    And a connector from the queue to a topic with
      | transforms                | drop                                                         |
      | transforms.drop.type      | org.apache.kafka.connect.transforms.Filter                   |
      | transforms.drop.predicate | internal                                                     |
      | predicates                | internal                                                     |
      | predicates.internal.type  | org.apache.kafka.connect.transforms.predicates.HasHeaderKey  |
      | predicates.internal.name  | internal                                                     |
    When these messages are sent
      | body           | internal |
      | for everybody  |          |
      | for us alone   | yes      |
      | for all others |          |
    Then the outcome is
      | sent          | 3 |
      | delivered     | 2 |
      | duplicated    | 0 |
      | left in queue | 0 |

  Scenario Outline: With tolerated errors a dropped record is <what happens>
    Connect does not tell a record that a transform dropped from one that Kafka refused.

    Given a standard queue
    And a connector from the queue to a topic with
      | errors.tolerance          | all                                                          |
      | sqs.delete.unproduced     | <delete unproduced>                                          |
      | transforms                | drop                                                         |
      | transforms.drop.type      | org.apache.kafka.connect.transforms.Filter                   |
      | transforms.drop.predicate | internal                                                     |
      | predicates                | internal                                                     |
      | predicates.internal.type  | org.apache.kafka.connect.transforms.predicates.HasHeaderKey  |
      | predicates.internal.name  | internal                                                     |
    When these messages are sent
      | body          | internal |
      | for everybody |          |
      | for us alone  | yes      |
    Then the outcome is
      | delivered     | 1               |
      | duplicated    | 0               |
      | left in queue | <left in queue> |

    Examples:
      | delete unproduced | left in queue | what happens      |
      | false             | 1             | left in the queue |
      | true              | 0             | deleted           |

  Scenario: Copy mode leaves every message where it is
    Given a standard queue with
      | VisibilityTimeout | 600 |
    And a connector from the queue to a topic with
      | sqs.delete.messages | false |
    When 50 messages are sent
    Then the outcome is
      | delivered     | 50 |
      | duplicated    | 0  |
      | left in queue | 50 |

  Scenario: What a stopped connector still gets acknowledged is deleted, and the rest is delivered later
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 200 a second
    And at least 300 messages have been delivered
    And the connector is stopped
    And no more messages are sent
    And the connector is resumed
    Then the outcome is
      | delivered     | all |
      | duplicated    | 0   |
      | left in queue | 0   |
      | lost          | 0   |

  @own-environment
  Scenario: Receipt handles that lapsed while the worker hung cost at most a copy
    Given a standard queue with
      | VisibilityTimeout | 3 |
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And the worker hangs for 5 seconds
    And no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running
