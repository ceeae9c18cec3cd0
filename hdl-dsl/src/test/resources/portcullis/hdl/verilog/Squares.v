module Squares (
    input  wire [1:0]  index,
    output wire [3:0]  square
);
    reg  [3:0]  squares [0:3];                           // Squares of 0 to 3.

    initial begin
        squares[0] = 4'h0;
        squares[1] = 4'h1;
        squares[2] = 4'h4;
        squares[3] = 4'h9;
    end

    wire [3:0] word = squares[index];
    assign square = word;
endmodule
