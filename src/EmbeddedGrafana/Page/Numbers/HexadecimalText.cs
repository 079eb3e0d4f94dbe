using System.Numerics;
using System.Text;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Numbers to the base of 16, with just the digits after the point that tell the number from its neighbours.</summary>
internal static class HexadecimalText
{
    private const string Digits = "0123456789abcdef";

    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return "NaN";
        }

        var size = Math.Abs(value);
        var whole = Math.Floor(size);
        var fraction = size - whole;

        // Half the distance to the next number: digits beyond that say nothing.
        var slack = Math.Max(0.5 * (Math.BitIncrement(size) - size), double.Epsilon);
        var after = new List<int>();
        while (fraction >= slack)
        {
            fraction *= 16;
            slack *= 16;
            var digit = (int)fraction;
            fraction -= digit;
            after.Add(digit);
            if ((fraction > 0.5 || (fraction == 0.5 && digit % 2 == 1)) && fraction + slack > 1)
            {
                whole += RoundUp(after);
                break;
            }
        }

        var text = new StringBuilder(value < 0 ? "-" : "").Append(Whole(whole));
        if (after.Count > 0)
        {
            text.Append('.').AppendJoin("", after.Select(digit => Digits[digit]));
        }

        return text.ToString();
    }

    /// <returns>1 where the carry went through all digits, else 0.</returns>
    private static int RoundUp(List<int> digits)
    {
        while (digits.Count > 0)
        {
            if (digits[^1] < 15)
            {
                digits[^1]++;
                return 0;
            }

            digits.RemoveAt(digits.Count - 1);
        }

        return 1;
    }

    private static string Whole(double whole)
    {
        var text = new BigInteger(whole).ToString("x").TrimStart('0');
        return text.Length == 0 ? "0" : text;
    }
}
