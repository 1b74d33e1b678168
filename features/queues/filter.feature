@filter
Feature: Messages that the filter policy does not want
  A policy in the syntax of SNS subscriptions decides by message attributes; what it drops is done with.

  Scenario Outline: The policy <policy>
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.message.filter.policy | <policy> |
    When these messages are sent
      | body  | store     | price |
      | one   | berlin-1  | 10    |
      | two   | berlin-2  | 250   |
      | three | paris-1   | 99    |
      | four  |           |       |
    Then the outcome is
      | sent          | 4           |
      | delivered     | <delivered> |
      | duplicated    | 0           |
      | left in queue | 0           |

    Examples:
      | policy                                  | delivered |
      | {"store": ["paris-1"]}                  | 1         |
      | {"store": [{"prefix": "berlin"}]}       | 2         |
      | {"store": [{"anything-but": "paris-1"}]} | 2        |
      | {"store": [{"exists": false}]}          | 1         |
