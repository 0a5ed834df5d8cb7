// What a resident does at the kiosk, as the screens ask for it. Each act goes in as touches and keys.

export async function enterDigits(kiosk, digits) {
  for (const digit of digits) await kiosk.press('button', digit);
}

/** The first sign-in: the one-time code from staff, then a PIN chosen twice. Ends on the sign-in screen. */
export async function chooseFirstPin(kiosk, resident) {
  await kiosk.press('button', resident.name);
  await enterDigits(kiosk, resident.code);
  await kiosk.press('button', 'Continue');
  await enterDigits(kiosk, resident.pin);
  await kiosk.press('button', 'Continue');
  await enterDigits(kiosk, resident.pin);
  await kiosk.press('button', 'Continue');
  await kiosk.expectWords('Learn', 'My forms', 'My things');
  await kiosk.press('button', 'Sign out');
}

export async function signIn(kiosk, resident) {
  await kiosk.press('button', resident.name);
  await enterDigits(kiosk, resident.pin);
  await kiosk.press('button', 'Continue');
}
