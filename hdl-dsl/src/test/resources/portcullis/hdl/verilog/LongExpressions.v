module LongExpressions (
    input  wire [15:0] translation_request_0,
    input  wire [15:0] translation_request_1,
    input  wire [15:0] translation_request_2,
    input  wire [15:0] translation_request_3,
    input  wire [15:0] translation_request_4,
    input  wire [15:0] translation_request_5,
    input  wire [15:0] translation_request_6,
    input  wire [15:0] translation_request_7,
    input  wire [15:0] translation_request_8,
    input  wire [15:0] translation_request_9,
    input  wire [15:0] translation_request_10,
    input  wire [15:0] translation_request_11,
    output wire [15:0] deep,
    output wire [15:0] total,
    output wire        compared,
    output wire [15:0] few
);
    wire [15:0] deep_toggled =
        (translation_request_1 - translation_request_0) ^
        translation_request_0;
    wire [15:0] deep_masked = (translation_request_2 - deep_toggled) & translation_request_1;
    wire [15:0] deep_sum = (translation_request_3 - deep_masked) + translation_request_2;
    wire [15:0] deep_toggled_2 = (translation_request_4 - deep_sum) ^ translation_request_3;
    wire [15:0] deep_masked_2 = (translation_request_5 - deep_toggled_2) & translation_request_4;
    wire [15:0] deep_sum_2 = (translation_request_6 - deep_masked_2) + translation_request_5;
    wire [15:0] deep_toggled_3 = (translation_request_7 - deep_sum_2) ^ translation_request_6;
    wire [15:0] deep_masked_3 = (translation_request_8 - deep_toggled_3) & translation_request_7;
    wire [15:0] deep_sum_3 = (translation_request_9 - deep_masked_3) + translation_request_8;
    wire [15:0] deep_toggled_4 = (translation_request_10 - deep_sum_3) ^ translation_request_9;
    assign deep = (translation_request_11 - deep_toggled_4) & translation_request_10;
    assign total =
        translation_request_0 +
        translation_request_1 +
        translation_request_2 +
        translation_request_3 +
        translation_request_4 +
        translation_request_5 +
        translation_request_6 +
        translation_request_7 +
        translation_request_8 +
        translation_request_9 +
        translation_request_10 +
        translation_request_11;
    wire [63:0] compared_joined = {
        translation_request_0, translation_request_1, translation_request_2, translation_request_3
    };
    wire [63:0] compared_joined_2 = {
        translation_request_4, translation_request_5, translation_request_6, translation_request_7
    };
    assign compared = compared_joined == compared_joined_2;
    wire few_equal =
        (translation_request_8 + translation_request_9) ==
        (translation_request_10 + translation_request_11);
    assign few =
        few_equal ? (translation_request_1 + translation_request_2) :
        (translation_request_3 + translation_request_4);
endmodule
